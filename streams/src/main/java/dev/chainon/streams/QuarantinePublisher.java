package dev.chainon.streams;

import dev.chainon.core.event.Quarantined;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes refused records to the quarantine topic, as the purification does. One thread at a time. */
public final class QuarantinePublisher implements AutoCloseable {

    private static final int MOST_BYTES = 4 << 20;

    private final String topic;
    private final QuarantineCodec codec = new QuarantineCodec();
    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    public QuarantinePublisher(String bootstrap, Topics topics) {
        this.topic = topics.quarantine();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        MOST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void publish(Quarantined refused) {
        byte[] key = refused.rule().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, key, codec.encode(refused));
        refused.contractVersion()
                .ifPresent(version -> record.headers().add(ContractHeader.NAME, ContractHeader.value(version)));
        sent.add(producer.send(record));
    }

    /**
     * Waits until the broker has all that was published.
     *
     * @throws IllegalStateException if it did not take one
     */
    public void flush() {
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            sent.clear();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record for " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were written to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
