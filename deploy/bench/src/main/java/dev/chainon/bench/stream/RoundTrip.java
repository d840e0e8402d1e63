package dev.chainon.bench.stream;

import dev.chainon.bench.Testbed;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.stream.Stream;

/** The peer: a record through the same broker to a bare consumer, at the same pace, with nothing done to it; from the call that sends it to its arrival. */
final class RoundTrip {

    private static final Topics TOPICS = new Topics("roundtrip", 1);

    private RoundTrip() {}

    static Latencies measure(Testbed bed, double perSecond, Duration warmUp, Duration length, int bytes) {
        try (TopicAdmin admin = new TopicAdmin(bed.bootstrap())) {
            admin.create(TOPICS);
        }
        Latencies measured = new Latencies();
        long start = System.nanoTime() + warmUp.toNanos();
        byte[] record = new byte[bytes];
        try (PacedSender sender = new PacedSender(bed.bootstrap(), TOPICS.raw());
                TopicTail tail = new TopicTail(bed.bootstrap(), TOPICS.raw(), heard -> {
                    long left = sender.departures().at(heard.offset());
                    if (left >= start) {
                        measured.add((System.nanoTime() - left) / 1_000);
                    }
                })) {
            long sent = sender.send(Stream.generate(() -> record).iterator(), perSecond, warmUp.plus(length));
            sender.flush();
            tail.await(sent);
        }
        return measured;
    }
}
