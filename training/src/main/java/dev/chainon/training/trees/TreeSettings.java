package dev.chainon.training.trees;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the trees are grown: the keys under {@code chainon.training.trees}.
 *
 * @param rows most rows of the training period, evenly spaced over it; 0 takes all
 * @param rounds number of trees
 * @param leaves most leaves of a tree, which grows where the loss falls most
 * @param learningRate share of each tree that is added
 * @param threads of the library
 */
public record TreeSettings(int rows, int rounds, int leaves, double learningRate, int threads) {

    private static final Set<String> KEYS = Set.of("rows", "rounds", "leaves", "learning-rate", "threads");

    public TreeSettings {
        require(rows == 0 || rows >= 100, "rows", rows, "0 for all, or at least 100");
        require(rounds >= 1 && rounds <= 10_000, "rounds", rounds, "between 1 and 10000");
        require(leaves >= 2 && leaves <= 4096, "leaves", leaves, "between 2 and 4096");
        require(learningRate > 0 && learningRate <= 1, "learning-rate", learningRate, "above 0 and at most 1");
        require(threads >= 1 && threads <= 1024, "threads", threads, "between 1 and 1024");
    }

    /** @throws IllegalArgumentException if a key is unknown or a value makes no sense */
    public static TreeSettings of(Config trees) {
        Set<String> unknown = new TreeSet<>(trees.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.training.trees: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new TreeSettings(
                trees.getInt("rows"),
                trees.getInt("rounds"),
                trees.getInt("leaves"),
                trees.getDouble("learning-rate"),
                trees.getInt("threads"));
    }

    /** In the words of XGBoost: histograms of 256 bins, the logistic loss. */
    Map<String, Object> params(long seed) {
        Map<String, Object> params = new TreeMap<>();
        params.put("objective", "binary:logistic");
        params.put("tree_method", "hist");
        params.put("grow_policy", "lossguide");
        params.put("max_leaves", leaves);
        params.put("max_depth", 0);
        params.put("eta", learningRate);
        params.put("nthread", threads);
        params.put("seed", seed);
        params.put("verbosity", 0);
        return params;
    }

    /** The same as names and values, for a manifest. */
    public Map<String, String> asText() {
        return Map.of(
                "trees.rows", Integer.toString(rows),
                "trees.rounds", Integer.toString(rounds),
                "trees.leaves", Integer.toString(leaves),
                "trees.learning-rate", Double.toString(learningRate),
                "trees.threads", Integer.toString(threads));
    }

    private static void require(boolean met, String key, Object value, String wanted) {
        if (!met) {
            throw new IllegalArgumentException(
                    "chainon.training.trees." + key + " must be " + wanted + ", not " + value);
        }
    }
}
