package dev.chainon.people.notice;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.store.Database;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionReader;
import dev.chainon.streams.Published;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads predictions and clean events in turn and has notices written of them. A prediction that was published before a landing is told before it, so that a
 * subscriber hears of both in their order. The first start begins at the end of the logs: nobody asked to be warned of the past.
 */
public final class Watcher<E extends Event> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String STEP = "log";

    private final Source source;
    private final Topics topics;
    private final UseCase<E> useCase;
    private final Teller<E> teller;
    private final Health health;
    private final Telemetry telemetry;
    private final AtomicLong minute = new AtomicLong(Long.MIN_VALUE);
    private final Thread thread = new Thread(this::work, "watcher");
    private volatile boolean ending;

    /**
     * Where the logs are.
     *
     * @param latest a prediction of something that lies further behind the log, in event time, is told to nobody
     */
    public record Source(String bootstrap, int epoch, Duration latest) {
        public Source {
            if (latest.isNegative() || latest.isZero()) {
                throw new IllegalArgumentException(
                        "chainon.people.notices.latest must be longer than nothing, not " + latest);
            }
        }
    }

    public Watcher(Source source, UseCase<E> useCase, Database database, Health health, Telemetry telemetry) {
        this.source = source;
        this.topics = new Topics(useCase.topicPrefix(), source.epoch());
        this.useCase = useCase;
        this.teller = new Teller<>(database, useCase, source.epoch(), source.latest());
        this.health = health;
        this.telemetry = telemetry;
        health.missing(STEP, "the logs were not reached yet");
    }

    public Watcher<E> start() {
        teller.minute(topics.clean()).ifPresent(minute::set);
        thread.start();
        return this;
    }

    /** The log's minute: the greatest event minute that was read. */
    public OptionalLong minute() {
        long read = minute.get();
        return read == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(read);
    }

    /** Whatever goes wrong with broker or database, the reading begins anew from the place that was kept. */
    private void work() {
        while (!ending) {
            try (TopicAdmin admin = new TopicAdmin(source.bootstrap())) {
                admin.create(topics, useCase.contract());
            } catch (RuntimeException e) {
                retry(e);
                continue;
            }
            try (PredictionReader predictions = PredictionLog.reader(source.bootstrap(), topics);
                    LogReader<E> events = LogReader.gathered(
                            source.bootstrap(),
                            topics,
                            new EventCodec<>(useCase.eventSchema()),
                            ClockAhead.of(useCase.contract()))) {
                predictions.seek(teller.begin(topics.predictions(), predictions::endOffset));
                events.seek(teller.begin(topics.clean(), events::endOffset));
                while (!ending) {
                    turn(predictions, events);
                    health.done(STEP);
                }
            } catch (RuntimeException e) {
                retry(e);
            }
        }
    }

    private void turn(PredictionReader predictions, LogReader<E> events) {
        warn(predictions.pollPublished(PATIENCE), predictions);
        List<Delivered<E>> delivered = events.poll(PATIENCE);
        if (delivered.isEmpty()) {
            return;
        }
        // What was predicted before these events came is told before them: whoever hears of a landing was warned of it.
        long predicted = predictions.endOffset();
        while (predictions.position() < predicted && !ending) {
            warn(predictions.pollPublished(PATIENCE), predictions);
        }
        count("landed", teller.landings(topics.clean(), delivered, events.position()));
        delivered.forEach(each -> minute.accumulateAndGet(each.logged().event().minute(), Math::max));
    }

    private void warn(List<Published> published, PredictionReader predictions) {
        if (!published.isEmpty()) {
            count("risk", teller.risks(topics.predictions(), published, predictions.position()));
        }
    }

    private void count(String kind, int told) {
        if (told > 0) {
            telemetry.count("chainon_people_events_total", told, "kind", kind);
            LOG.info("{} notices of kind {} to send", told, kind);
        }
    }

    private void retry(RuntimeException cause) {
        health.missing(STEP, "the logs cannot be read now");
        LOG.warn("the logs cannot be read, the next try comes in {}", PAUSE, cause);
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
