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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a challenger on trial, canary or shadow, score the instances of the stream as well, and keeps both scores: only there does an outcome come later, by
 * which they can be judged. The published predictions stay the champion's. What the challenger cannot follow is left out and counted.
 */
public final class StreamTrial implements SecondOpinion, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamTrial.class);
    private static final int WAITING = 512;

    private final ModelSlot slot;
    private final Supplier<Optional<ReleaseStep>> trial;
    private final BooleanSupplier leads;
    private final TrialScores kept;
    private final Telemetry telemetry;
    private final BlockingQueue<Slice> waiting = new ArrayBlockingQueue<>(WAITING);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(StreamTrial::thread);
    private final AtomicBoolean called = new AtomicBoolean();
    private int cleared;

    /** What the predictor scored at once. */
    private record Slice(ReleaseStep step, List<Prediction> predictions, float[] rows) {}

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
            if (!waiting.offer(new Slice(step, predictions, rows))) {
                leftOut(predictions.size());
            }
            if (called.compareAndSet(false, true)) {
                thread.execute(this::work);
            }
        });
    }

    /** All that waits is written at once: slices are of a few instances each, and the database takes its time for each writing. */
    private void work() {
        called.set(false);
        List<Slice> slices = new ArrayList<>();
        waiting.drainTo(slices);
        slices.stream().collect(Collectors.groupingBy(Slice::step)).forEach((step, all) -> {
            try {
                keep(step, all);
            } catch (RuntimeException e) {
                leftOut(all.stream()
                        .mapToInt(slice -> slice.predictions().size())
                        .sum());
                LOG.debug("instances of the stream are left out of the trial of step {}", step.step(), e);
            }
        });
    }

    private void keep(ReleaseStep step, List<Slice> slices) {
        try (ModelSlot.Use use = slot.useChallenger()
                .orElseThrow(() -> new IllegalStateException("the trial of step " + step.step() + " is over"))) {
            if (use.model().version() != step.version()) {
                throw new IllegalStateException("the next trial has begun");
            }
            TrialScores.Trial of = new TrialScores.Trial(step.model(), step.step(), step.version());
            List<TrialScores.Pair> pairs = new ArrayList<>();
            for (Slice slice : slices) {
                float[] theirs =
                        use.model().predict(slice.rows(), slice.predictions().size());
                for (int i = 0; i < theirs.length; i++) {
                    if (theirs[i] >= 0 && theirs[i] <= 1) {
                        pairs.add(new TrialScores.Pair(slice.predictions().get(i), theirs[i]));
                    }
                }
            }
            if (cleared != step.step()) {
                kept.forgetBefore(of);
                cleared = step.step();
            }
            kept.add(of, pairs);
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
