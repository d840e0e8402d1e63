package dev.chainon.serving.predictor;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.features.Features;
import dev.chainon.core.process.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log into the engine and predicts each instance, on one thread of its own.
 *
 * <p>A poll brings what is there at once; its instances are scored and published before the next poll, so a prediction waits for nothing but the events
 * before it. Predictions that the topic has already are not computed again: a late replica only feeds its engine until it reaches the present.
 */
final class Predictor<E extends Event> implements AutoCloseable {

    static final String SNAPSHOT = "snapshot";
    static final String LOG_STEP = "log";
    static final String PREDICTOR = "predictor";

    private static final Logger LOG = LoggerFactory.getLogger(Predictor.class);
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int SLICE = 256;
    private static final int MOST_UNPUBLISHED = 20_000;

    private final Parts<E> parts;
    private final LiveEngine<E> engine;
    private final EventLog<E> log;
    private final Publication publication;
    private final EngineState<E> state;
    private final Health health;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "predictor");
    private boolean caughtUp;
    private boolean away;
    private volatile PredictorStatus status = PredictorStatus.NONE;

    Predictor(Parts<E> parts) {
        this.parts = parts;
        this.engine = parts.engine();
        this.log = parts.log();
        this.publication = parts.publication();
        this.state = new EngineState<>(parts.features(), engine, log, parts.snapshots());
        this.health = parts.health();
        health.missing(SNAPSHOT, "the state of the engine is not restored yet");
        health.missing(LOG_STEP, "the log is not read yet");
    }

    void start() {
        thread.start();
    }

    PredictorStatus status() {
        return status;
    }

    private void run() {
        try {
            boolean restored = false;
            while (stop.getCount() > 0) {
                try {
                    if (restored) {
                        turn();
                    } else {
                        restored = restore();
                    }
                    away = false;
                } catch (RetriableException e) {
                    awaitBroker(e);
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("the predictor ended: this replica computes nothing any more", e);
            health.missing(PREDICTOR, "it ended: " + e);
            parts.died().run();
        }
    }

    /** Nothing is lost: what was read is kept, and what was not read is read later. */
    private void awaitBroker(RetriableException e) {
        if (!away) {
            LOG.warn("the broker does not answer; trying again", e);
        }
        away = true;
        pause(200);
    }

    /** Whether the state is restored. */
    private boolean restore() throws IOException {
        if (!state.canStart()) {
            health.missing(
                    SNAPSHOT,
                    "waiting for " + state.start() + ", which the history job writes when it opens the epoch");
            pause(200);
            return false;
        }
        state.restore();
        publication.open();
        engine.markReady();
        health.done(SNAPSHOT);
        return true;
    }

    /** One poll and all that follows from it. */
    private void turn() {
        if (!parts.scorer().ready()) {
            pause(20);
            return;
        }
        if (publication.size() < MOST_UNPUBLISHED) {
            read();
        } else {
            pause(20);
        }
        publication.advance();
        checkCaughtUp();
        snapshotAtCut();
        status = new PredictorStatus(
                parts.leads().getAsBoolean(),
                publication.size(),
                publication.lastPublished(),
                log.position(),
                engine.minute());
    }

    private void read() {
        List<LoggedEvent<E>> events = log.poll(PATIENCE);
        for (int from = 0; from < events.size(); from += SLICE) {
            List<LoggedEvent<E>> slice = events.subList(from, Math.min(events.size(), from + SLICE));
            publication.offer(parts.scorer().score(engine.accept(slice, publication::needs)));
        }
    }

    private void checkCaughtUp() {
        if (caughtUp) {
            return;
        }
        long end = log.end();
        long position = log.position();
        if (position >= end) {
            caughtUp = true;
            health.done(LOG_STEP);
            LOG.info("caught up with the log at position {}", position);
        } else {
            health.missing(LOG_STEP, "read " + position + " of " + end + " events");
        }
    }

    /** The leader writes for all: its predictions are published up to the position, so the state is nobody's loss. */
    private void snapshotAtCut() {
        if (caughtUp
                && state.dayChanged()
                && publication.size() == 0
                && parts.leads().getAsBoolean()) {
            state.write();
        }
    }

    private void pause(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /**
     * What a predictor works with.
     *
     * @param died called by the predictor's thread when it ends without being closed
     */
    record Parts<E extends Event>(
            Features<E> features,
            LiveEngine<E> engine,
            EventLog<E> log,
            Scorer<E> scorer,
            Publication publication,
            Snapshots snapshots,
            BooleanSupplier leads,
            Health health,
            Runnable died) {}

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
