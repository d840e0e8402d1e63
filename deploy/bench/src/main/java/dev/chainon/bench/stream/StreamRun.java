package dev.chainon.bench.stream;

import dev.chainon.bench.Testbed;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.local.process.Failure;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Topics of one epoch, a sender, and the tails that hear what comes out. */
final class StreamRun implements AutoCloseable {

    static final int EPOCH = 1;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Testbed bed;
    private final Ledger<FlightEvent> ledger;
    private final PacedSender sender;
    private final TopicTail clean;
    private final TopicTail refused;
    private volatile Heard heard = new Heard();

    StreamRun(Testbed bed) {
        Flights flights = new Flights();
        Topics topics = new Topics(flights.topicPrefix(), EPOCH);
        this.bed = bed;
        try (TopicAdmin admin = new TopicAdmin(bed.bootstrap())) {
            admin.create(topics);
        }
        this.ledger = new Ledger<>(topics, new EventCodec<>(flights.eventSchema()), ClockAhead.of(flights.contract()));
        this.sender = new PacedSender(bed.bootstrap(), topics.raw());
        this.clean = new TopicTail(bed.bootstrap(), topics.clean(), this::hear);
        this.refused = new TopicTail(bed.bootstrap(), topics.quarantine(), ledger::refused);
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        long now = System.nanoTime();
        LoggedEvent<FlightEvent> logged = ledger.clean(record);
        heard.add(record.timestamp() - logged.rawMillis(), sender.departures().at(logged.rawOffset()), now);
    }

    PacedSender sender() {
        return sender;
    }

    /** Begins to measure anew; what left before was warm-up. */
    Heard measure() {
        heard = new Heard();
        return heard;
    }

    /** Waits until every raw record has its answer, as long as answers still come. */
    Ledger.Account settle(long raw) {
        sender.flush();
        long answered = ledger.answered();
        long since = System.nanoTime();
        while (answered < raw && System.nanoTime() - since < PATIENCE_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            long now = ledger.answered();
            since = now > answered ? System.nanoTime() : since;
            answered = now;
        }
        Ledger.Account account = ledger.account(raw);
        if (account.both() > 0) {
            throw new Failure(account.both() + " records are in the clean topic and in quarantine");
        }
        return account;
    }

    Ledger.Read read() {
        return ledger.read(bed.bootstrap());
    }

    /** How many records each rule refused. */
    Map<String, Long> rules() {
        return ledger.rules();
    }

    @Override
    public void close() {
        sender.close();
        clean.close();
        refused.close();
    }
}
