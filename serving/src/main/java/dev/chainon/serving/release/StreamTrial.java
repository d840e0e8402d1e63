package dev.chainon.serving.release;

import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.predictor.SecondOpinion;
import dev.chainon.store.TrialScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a challenger on trial, canary or shadow, score the instances of the stream as well, and keeps both scores: only there does an outcome come later, by
 * which they can be judged. The published predictions stay the champion's. What the challenger cannot follow is left out and counted.
 */
public final class StreamTrial implements SecondOpinion, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamTrial.class);
    private static final int WAITING = 64;

    private final ModelSlot slot;
    private final Supplier<Optional<ReleaseStep>> trial;
    private final BooleanSupplier leads;
    private final TrialScores kept;
    private final Telemetry telemetry;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), StreamTrial::thread);
    private int cleared;

    /**
     * @param trial the step that is under way
     * @param leads whether this replica publishes: it alone writes
     */
    public StreamTrial(
            ModelSlot slot,
            Supplier<Optional<ReleaseStep>> trial,
            BooleanSupplier leads,
            TrialScores kept,
            Telemetry telemetry) {
        this.slot = slot;
        this.trial = trial;
        this.leads = leads;
        this.kept = kept;
        this.telemetry = telemetry;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stream-trial");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void predicted(List<Prediction> predictions, float[] rows) {
        trial.get().filter(step -> leads.getAsBoolean()).ifPresent(step -> {
            try {
                thread.execute(() -> score(step, predictions, rows));
            } catch (RejectedExecutionException e) {
                leftOut(predictions.size());
            }
        });
    }

    private void score(ReleaseStep step, List<Prediction> predictions, float[] rows) {
        try (ModelSlot.Use use = slot.useChallenger()
                .orElseThrow(() -> new IllegalStateException("the trial of step " + step.step() + " is over"))) {
            float[] theirs = use.model().predict(rows, predictions.size());
            List<TrialScores.Pair> pairs = new ArrayList<>();
            for (int i = 0; i < theirs.length; i++) {
                if (theirs[i] >= 0 && theirs[i] <= 1) {
                    pairs.add(new TrialScores.Pair(predictions.get(i), theirs[i]));
                }
            }
            TrialScores.Trial of =
                    new TrialScores.Trial(step.model(), step.step(), use.model().version());
            if (cleared != step.step()) {
                kept.forgetBefore(of);
                cleared = step.step();
            }
            kept.add(of, pairs);
        } catch (RuntimeException e) {
            leftOut(predictions.size());
            LOG.debug("instances of the stream are left out of the trial of step {}", step.step(), e);
        }
    }

    private void leftOut(int rows) {
        telemetry.count("chainon_release_stream_left_out_rows_total", rows);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
