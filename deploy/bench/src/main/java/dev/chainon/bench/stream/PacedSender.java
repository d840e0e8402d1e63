package dev.chainon.bench.stream;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records at an even pace and never waits for what they cause: when it is late it hurries, so that a slow reader is not spared. */
final class PacedSender implements AutoCloseable {

    private static final long SLICE_NANOS = 500_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Departures departures = new Departures();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    PacedSender(String bootstrap, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        4 << 20,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends for a while.
     *
     * @param perSecond records a second
     * @return how many were sent
     */
    long send(Iterator<byte[]> records, double perSecond, Duration length) {
        long start = System.nanoTime();
        long sent = 0;
        long elapsed = 0;
        while (elapsed < length.toNanos()) {
            elapsed = System.nanoTime() - start;
            long due = Math.min((long) (elapsed / 1e9 * perSecond), Math.round(length.toNanos() / 1e9 * perSecond));
            while (sent < due) {
                send(records.next());
                sent++;
            }
            LockSupport.parkNanos(SLICE_NANOS);
        }
        return sent;
    }

    /** Sends as many as there are, as fast as the broker takes them. */
    long sendAll(Iterator<byte[]> records) {
        long sent = 0;
        while (records.hasNext()) {
            send(records.next());
            sent++;
        }
        return sent;
    }

    /** When each record left. */
    Departures departures() {
        return departures;
    }

    private void send(byte[] value) {
        departures.add(System.nanoTime());
        producer.send(new ProducerRecord<>(topic, 0, null, value), (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a record", failure.get());
        }
    }

    /** Returns when the broker has everything. */
    void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a record", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
