package dev.chainon.streams;

import dev.chainon.core.model.Prediction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes predictions at once, without gap or repetition while it lives; readers upsert by id, so a repetition after a restart does no harm. Thread-safe. */
public final class PredictionPublisher implements AutoCloseable {

    private final String topic;
    private final PredictionCodec codec = new PredictionCodec();
    private final Producer<byte[], byte[]> producer;

    PredictionPublisher(String bootstrap, Topics topics) {
        this.topic = topics.predictions();
        this.producer = new KafkaProducer<>(settings(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Idempotence asks for acks=all, which costs nothing more than acks=1 on a topic of one replica. */
    private static Map<String, Object> settings(String bootstrap) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000);
    }

    /**
     * Sends without waiting.
     *
     * @return completes with the offset when the broker has it, or with the broker's refusal
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells how it ended
    public CompletableFuture<Long> publish(Prediction prediction) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        byte[] key = prediction.id().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, codec.encode(prediction)), (written, refused) -> {
            if (refused == null) {
                done.complete(written.offset());
            } else {
                done.completeExceptionally(refused);
            }
        });
        return done;
    }

    /** Waits until all that was published has its answer. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
