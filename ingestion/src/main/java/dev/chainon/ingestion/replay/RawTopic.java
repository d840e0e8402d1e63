package dev.chainon.ingestion.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The raw topic as the replay writes it. Each record carries the number of its message in a header; the producer is idempotent, so what is in the topic is
 * always a beginning of the replay, and the last number there says where to go on.
 */
final class RawTopic implements AutoCloseable {

    private static final String NUMBER = "replay-number";
    private static final int LOOK_BACK = 2_000;

    private final String bootstrap;
    private final TopicPartition partition;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    RawTopic(String bootstrap, String topic) {
        this.bootstrap = bootstrap;
        this.partition = new TopicPartition(topic, 0);
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        4L << 20,
                        // A slow broker slows the replay down; it never makes it drop a record.
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        600_000L,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Number of the next message to send: one more than the greatest in the topic. Records of others in between do no harm. */
    long nextNumber() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            for (long until = end; until > 0; until -= LOOK_BACK) {
                Optional<Long> last = lastNumber(consumer, Math.max(0, until - LOOK_BACK), until);
                if (last.isPresent()) {
                    return last.get() + 1;
                }
            }
            return 0;
        }
    }

    private Optional<Long> lastNumber(KafkaConsumer<byte[], byte[]> consumer, long from, long until) {
        Optional<Long> last = Optional.empty();
        consumer.seek(partition, from);
        while (consumer.position(partition) < until) {
            for (ConsumerRecord<byte[], byte[]> each :
                    consumer.poll(Duration.ofSeconds(1)).records(partition)) {
                Header header = each.headers().lastHeader(NUMBER);
                if (header != null) {
                    last = Optional.of(ByteBuffer.wrap(header.value()).getLong());
                }
            }
        }
        return last;
    }

    void send(long number, Message message) {
        ProducerRecord<byte[], byte[]> one = record(message);
        one.headers()
                .add(NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        send(one);
    }

    /** Sends what is no message of the replay. */
    void sendStray(Message message) {
        send(record(message));
    }

    private ProducerRecord<byte[], byte[]> record(Message message) {
        return new ProducerRecord<>(
                partition.topic(), 0, message.subject().getBytes(StandardCharsets.UTF_8), message.bytes());
    }

    private void send(ProducerRecord<byte[], byte[]> one) {
        producer.send(one, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        check();
    }

    /** Waits until the broker has everything. */
    void flush() {
        producer.flush();
        check();
    }

    private void check() {
        Exception e = failure.get();
        if (e != null) {
            throw new IllegalStateException(
                    "the broker at " + bootstrap
                            + " did not take a record; a new start goes on after the last one it has",
                    e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
