package dev.chainon.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends raw records to the raw topic, byte for byte, in the order of the calls and without repetition while it lives. Where a record comes from is said in
 * its headers. It has no key: only the rules of the contract, later in the stream, know its subject. Thread-safe.
 */
public final class RawPublisher implements AutoCloseable {

    /**
     * What may wait for the broker.
     *
     * @param bytes most bytes that wait; who sends more is held up, for a third of the patience at most
     * @param patience after this time the broker has not taken a record
     */
    public record Buffer(long bytes, Duration patience) {
        public Buffer {
            if (bytes < 1 || patience.toMillis() < 10) {
                throw new IllegalArgumentException(
                        "a buffer needs at least 1 byte and 10 ms of patience, not " + bytes + " and " + patience);
            }
        }
    }

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    public RawPublisher(String bootstrap, Topics topics, Buffer buffer) {
        this.topic = topics.raw();
        this.producer =
                new KafkaProducer<>(settings(bootstrap, buffer), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(String bootstrap, Buffer buffer) {
        int patience = (int) buffer.patience().toMillis();
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                buffer.bytes(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience / 3,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 3,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                patience);
    }

    /**
     * Sends without waiting for the answer.
     *
     * @param origin headers by name
     * @return completes with the offset when the broker has the record, or with its refusal
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells how it ended
    public CompletableFuture<Long> publish(byte[] raw, Map<String, String> origin) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> one = new ProducerRecord<>(topic, 0, null, raw);
        origin.forEach((name, value) -> one.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(one, (written, refused) -> {
            if (refused == null) {
                done.complete(written.offset());
            } else {
                done.completeExceptionally(refused);
            }
        });
        return done;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
