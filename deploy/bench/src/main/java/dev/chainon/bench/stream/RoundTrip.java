package dev.chainon.bench.stream;

import dev.chainon.bench.ingestion.Testbed;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The peer: a record through the same broker to a bare consumer, at the same pace, with nothing done to it. */
final class RoundTrip {

    private static final Topics TOPICS = new Topics("roundtrip", 1);

    private RoundTrip() {}

    static Latencies measure(Testbed bed, double perSecond, Duration warmUp, Duration length, int bytes) {
        try (TopicAdmin admin = new TopicAdmin(bed.bootstrap())) {
            admin.create(TOPICS);
        }
        Latencies warm = new Latencies();
        Latencies measured = new Latencies();
        long start = System.nanoTime() + warmUp.toNanos();
        try (PacedSender sender = new PacedSender(bed.bootstrap(), TOPICS.raw());
                TopicTail tail = new TopicTail(bed.bootstrap(), TOPICS.raw(), record -> {
                    long sent = ByteBuffer.wrap(record.value()).getLong();
                    (sent < start ? warm : measured).add((System.nanoTime() - sent) / 1_000);
                })) {
            sender.send(stamped(bytes), perSecond, warmUp.plus(length));
            sender.flush();
        }
        return measured;
    }

    private static Iterator<byte[]> stamped(int bytes) {
        UnaryOperator<byte[]> next =
                ignored -> ByteBuffer.allocate(bytes).putLong(System.nanoTime()).array();
        return Stream.iterate(next.apply(new byte[0]), next).iterator();
    }
}
