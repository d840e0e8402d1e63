package dev.chainon.streams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the single partition of a topic from a place of the caller's choice; no consumer group, nothing committed. One thread at a time. */
final class TopicReader implements AutoCloseable {

    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;

    TopicReader(String bootstrap, String topic, Delivery delivery) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(
                settings(bootstrap, delivery), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
    }

    /** Large batches come by themselves when the reader lags. */
    private static Map<String, Object> settings(String bootstrap, Delivery delivery) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                delivery.fetchMinBytes(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.CHECK_CRCS_CONFIG,
                true);
    }

    void seekToStart() {
        consumer.seekToBeginning(List.of(partition));
    }

    void seekToEnd() {
        consumer.seekToEnd(List.of(partition));
    }

    void seek(long offset) {
        consumer.seek(partition, offset);
    }

    /** To the first record that was appended at this time of the broker's clock or later. */
    void seekToTime(long millis) {
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, millis)).get(partition);
        if (found == null) {
            seekToEnd();
        } else {
            seek(found.offset());
        }
    }

    List<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
        return consumer.poll(patience).records(partition);
    }

    long position() {
        return consumer.position(partition);
    }

    /** Offset of the first record that is kept. */
    long firstOffset() {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    long endOffset() {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
