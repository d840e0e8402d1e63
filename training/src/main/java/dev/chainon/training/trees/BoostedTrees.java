package dev.chainon.training.trees;

import dev.chainon.core.process.Progress;
import dev.chainon.training.Split;
import java.util.Map;
import java.util.function.Supplier;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient-boosted trees (Friedman 2001) grown by XGBoost (Chen and Guestrin 2016) on histograms: the strongest ordinary model for tables of numbers, hence
 * the peer that a network has to beat.
 */
public final class BoostedTrees {

    private static final int SCORED_AT_ONCE = 32_768;

    private final TreeSettings settings;
    private final long seed;
    private final Progress progress;

    public BoostedTrees(TreeSettings settings, long seed, Progress progress) {
        this.settings = settings;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Grows trees on one period and scores another.
     *
     * @throws TreesAbsentException if the library does not run here
     */
    public TreeScores fit(Split train, Split scored) {
        return present(() -> {
            try {
                return grown(train, scored);
            } catch (XGBoostError e) {
                throw new IllegalStateException("XGBoost cannot grow trees: " + e.getMessage(), e);
            }
        });
    }

    /** Gives what the work gives; a library that cannot be loaded becomes an exception that says so. */
    static TreeScores present(Supplier<TreeScores> work) {
        try {
            return work.get();
        } catch (LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TreesAbsentException("XGBoost does not run on this machine: " + cause.getMessage(), e);
        }
    }

    private TreeScores grown(Split train, Split scored) throws XGBoostError {
        int rows = settings.rows() == 0 ? train.rows() : Math.min(settings.rows(), train.rows());
        DMatrix data = sample(train, rows);
        try {
            long start = System.nanoTime();
            Booster booster = grow(data);
            double seconds = (System.nanoTime() - start) / 1e9;
            float[] scores = scores(booster, scored);
            booster.dispose();
            return new TreeScores(scores, rows, seconds);
        } finally {
            data.dispose();
        }
    }

    private Booster grow(DMatrix data) throws XGBoostError {
        Booster booster = XGBoost.train(data, settings.params(seed), 1, Map.of(), null, null);
        progress.step("trees", 1, settings.rounds());
        for (int round = 1; round < settings.rounds(); round++) {
            booster.update(data, round);
            progress.step("trees", round + 1, settings.rounds());
        }
        return booster;
    }

    /** Rows evenly spaced over the period, so that each of its days is there. */
    private static DMatrix sample(Split split, int rows) throws XGBoostError {
        float[] values = new float[rows * split.width()];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            int row = (int) ((long) i * split.rows() / rows);
            split.read(row, 1, values, i);
            labels[i] = split.label(row);
        }
        DMatrix data = new DMatrix(values, rows, split.width(), Float.NaN);
        data.setLabel(labels);
        return data;
    }

    private static float[] scores(Booster booster, Split split) throws XGBoostError {
        float[] scores = new float[split.rows()];
        for (int row = 0; row < scores.length; row += SCORED_AT_ONCE) {
            int count = Math.min(SCORED_AT_ONCE, scores.length - row);
            float[] values = new float[count * split.width()];
            split.read(row, count, values, 0);
            DMatrix data = new DMatrix(values, count, split.width(), Float.NaN);
            float[][] found = booster.predict(data);
            data.dispose();
            for (int i = 0; i < count; i++) {
                scores[row + i] = found[i][0];
            }
        }
        return scores;
    }
}
