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

    private static final int MILLIS_TO_BLOCK = 5_000;
    private static final int MILLIS_TO_DELIVER = 30_000;

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    /** @param bufferBytes most bytes that wait for the broker; who sends more waits up to five seconds */
    public RawPublisher(String bootstrap, Topics topics, long bufferBytes) {
        this.topic = topics.raw();
        this.producer = new KafkaProducer<>(
                settings(bootstrap, bufferBytes), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(String bootstrap, long bufferBytes) {
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
                bufferBytes,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MILLIS_TO_BLOCK,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                MILLIS_TO_DELIVER / 3,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                MILLIS_TO_DELIVER);
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
