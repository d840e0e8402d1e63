package dev.chainon.bench.stream;

import dev.chainon.bench.ingestion.Testbed;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.local.process.Failure;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One epoch of its own: topics, a sender, and the tails that hear what comes out. */
final class StreamRun implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Testbed bed;
    private final Ledger<FlightEvent> ledger;
    private final PacedSender sender;
    private final TopicTail clean;
    private final TopicTail refused;
    private volatile Latencies latencies = new Latencies();

    StreamRun(Testbed bed, int epoch) {
        Flights flights = new Flights();
        Topics topics = new Topics(flights.topicPrefix(), epoch);
        this.bed = bed;
        try (TopicAdmin admin = new TopicAdmin(bed.bootstrap())) {
            admin.create(topics);
        }
        this.ledger = new Ledger<>(topics, new EventCodec<>(flights.eventSchema()), ClockAhead.of(flights.contract()));
        this.sender = new PacedSender(bed.bootstrap(), topics.raw());
        this.clean = new TopicTail(bed.bootstrap(), topics.clean(), this::hear);
        this.refused = new TopicTail(bed.bootstrap(), topics.quarantine(), ledger::refused);
    }

    /** Both times are the broker's own, so that no clock is compared with another. */
    private void hear(ConsumerRecord<byte[], byte[]> record) {
        latencies.add((record.timestamp() - ledger.clean(record)) * 1_000);
    }

    PacedSender sender() {
        return sender;
    }

    /** Begins to measure anew; what came before was warm-up. */
    Latencies measure() {
        latencies = new Latencies();
        return latencies;
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

    @Override
    public void close() {
        sender.close();
        clean.close();
        refused.close();
    }
}
