package dev.chainon.training;

import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.drift.Replay;
import dev.chainon.core.model.Costs;
import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Sweep;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model trained up to a moment of the past, and what it lived through from then on: it learns from the rows before its validation week, is judged on that week, and scores the
 * days that follow. Call {@link Backend#prepare} first.
 */
public final class Afterlife {

    private static final Logger LOG = LoggerFactory.getLogger(Afterlife.class);
    private static final int MINUTES_A_DAY = 1440;

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final Costs costs;
    private final int threads;

    public Afterlife(TrainingSet set, TrainingSettings settings, Costs costs, int threads) {
        this.set = set;
        this.settings = settings;
        this.costs = costs;
        this.threads = threads;
    }

    /**
     * The moments, minutes since 1970, each later than the one before.
     *
     * @param validation where the training rows end and the week begins that the best epoch is chosen on
     * @param origin where the model is ready
     * @param end where the replay ends
     */
    public record Moments(long validation, long origin, long end) {}

    public Replay replay(Moments moments) {
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        TrainingSet known = set.at(moments.validation(), moments.origin());
        Split later = set.at(moments.origin(), moments.end()).validation();
        Trainer trainer = new Trainer(known, Standardiser.learn(known.train(), known.features()), quiet, threads);
        Fitted fitted = trainer.fit("train", settings);
        LOG.info(
                "on the validation week: {}",
                Evaluation.metrics(fitted.scores(), known.validation().labels()));
        double threshold = Sweep.of(fitted.scores(), known.validation().labels())
                .cheapest(costs)
                .threshold();
        Reference reference = ReferenceMaker.of(known, fitted.scores(), threshold);
        float[] scores = Trainer.scores(fitted.network(), fitted.encoder(), later);
        fitted.network().close();
        List<Replay.Judged> outcomes = new ArrayList<>(scores.length);
        for (int row = 0; row < scores.length; row++) {
            outcomes.add(new Replay.Judged(later.minute(row), scores[row], later.label(row) > 0));
        }
        return new Replay(reference, days(reference, later), outcomes);
    }

    private static List<Replay.Day> days(Reference reference, Split rows) {
        Map<Long, List<long[]>> byDay = new TreeMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<long[]> counts = byDay.computeIfAbsent(
                    Math.floorDiv(rows.minute(row), MINUTES_A_DAY), day -> reference.features().stream()
                            .map(feature -> new long[feature.bins()])
                            .toList());
            for (int feature = 0; feature < counts.size(); feature++) {
                ColumnReference column = reference.features().get(feature);
                counts.get(feature)[column.bin(rows.value(row, feature))]++;
            }
        }
        List<Replay.Day> days = new ArrayList<>();
        byDay.forEach((day, counts) -> days.add(new Replay.Day(day, counts)));
        return days;
    }
}
