package dev.chainon.monitoring.stream;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionReader;
import dev.chainon.streams.Published;
import dev.chainon.streams.QuarantineReader;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the three logs of an epoch from their start, in turn, on one thread, and tells the board and a listener. The predictions are not read far ahead of the events: after a restart
 * in the middle of an epoch all that was ahead would wait in memory for its outcome.
 */
public final class StreamWatch<E extends Event> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final String STEP = "stream-watch";
    private static final Duration PATIENCE = Duration.ofMillis(40);
    /** Nearer than this to the end of the clean log, the last raw record seen tells where the purification is. */
    private static final long NEAR = 1_000;

    private static final long LAG_EVERY_NANOS = 2_000_000_000L;

    private final Readers<E> readers;
    private final StreamBoard board;
    private final Consumer<Prediction> listener;
    private final Health health;
    private final Runnable died;
    private final Pace pace = new Pace();
    private final Thread thread = new Thread(this::run, STEP);
    private volatile boolean closed;
    private volatile Map<String, Double> lags = Map.of();
    private volatile Map<String, Long> positions = Map.of();
    private long rawSeen;
    private long lagAt = Long.MIN_VALUE;

    /** The clean log, the predictions and the quarantine of one epoch. */
    public record Readers<E extends Event>(
            LogReader<E> clean, PredictionReader predictions, QuarantineReader quarantine) {

        public static <E extends Event> Readers<E> open(
                String bootstrap, Topics topics, EventCodec<E> codec, ClockAhead rule) {
            Readers<E> readers = new Readers<>(
                    LogReader.gathered(bootstrap, topics, codec, rule),
                    PredictionLog.reader(bootstrap, topics),
                    new QuarantineReader(bootstrap, topics));
            readers.clean.seekToStart();
            readers.predictions.seekToStart();
            return readers;
        }
    }

    /**
     * A watch that is not started yet.
     *
     * @param listener hears every prediction, on the watch's own thread
     * @param died called by that thread when it ends without being closed
     */
    public StreamWatch(
            Readers<E> readers, StreamBoard board, Consumer<Prediction> listener, Health health, Runnable died) {
        this.readers = readers;
        this.board = board;
        this.listener = listener;
        this.health = health;
        this.died = died;
    }

    public StreamWatch<E> start() {
        health.missing(STEP, "it has not caught up with the log yet");
        thread.start();
        return this;
    }

    private void run() {
        try (LogReader<E> clean = readers.clean();
                PredictionReader predictions = readers.predictions();
                QuarantineReader quarantine = readers.quarantine()) {
            while (!closed) {
                List<Delivered<E>> events = clean.poll(PATIENCE);
                events.forEach(delivered -> hear(delivered.logged()));
                board.duplicates(clean.duplicates());
                if (pace.lets(events.isEmpty())) {
                    List<Published> published = predictions.pollPublished(PATIENCE);
                    published.forEach(this::tell);
                }
                quarantine.poll(PATIENCE).forEach(this::hear);
                place(clean, predictions, quarantine);
                measure(clean, predictions);
            }
        } catch (RuntimeException | Error e) {
            if (!closed) {
                LOG.error("the watch of the stream died", e);
                health.missing(STEP, "it died: " + e);
                died.run();
            }
        }
    }

    private void hear(LoggedEvent<E> logged) {
        rawSeen = Math.max(rawSeen, logged.rawOffset() + 1);
        pace.heard(logged.event().minute());
        board.clean(logged);
    }

    private void hear(Quarantined refused) {
        rawSeen = Math.max(rawSeen, refused.rawOffset() + 1);
        board.refused(refused);
    }

    private void place(LogReader<E> clean, PredictionReader predictions, QuarantineReader quarantine) {
        Map<String, Long> places = new TreeMap<>();
        places.put("clean", clean.position());
        places.put("predictions", predictions.position());
        places.put("quarantine", quarantine.position());
        if (rawSeen > 0 && lags.getOrDefault("lag.clean", Double.MAX_VALUE) < NEAR) {
            places.put("raw", rawSeen);
        }
        positions = places;
    }

    private void tell(Published published) {
        pace.told(published.prediction().minute());
        board.published(published);
        listener.accept(published.prediction());
    }

    private void measure(LogReader<E> clean, PredictionReader predictions) {
        if (System.nanoTime() - lagAt < LAG_EVERY_NANOS && lagAt != Long.MIN_VALUE) {
            return;
        }
        lagAt = System.nanoTime();
        Map<String, Double> measured = new TreeMap<>();
        measured.put("lag.clean", (double) (clean.endOffset() - clean.position()));
        measured.put("lag.predictions", (double) (predictions.endOffset() - predictions.position()));
        lags = Map.copyOf(measured);
        if (measured.values().stream().allMatch(lag -> lag < 5_000)) {
            health.done(STEP);
        }
    }

    /**
     * Where a log is read, by the topic's key: offset of the next record. For {@code raw} it is the place of the purification, known by what it has written;
     * absent while this watch is far behind itself.
     */
    public OptionalLong position(String key) {
        Long place = positions.get(key);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }

    /** Records not read yet, by figure identifier. */
    public Map<String, Double> lags() {
        return lags;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
