package dev.chainon.serving.predictor;

import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshots topic of an epoch: one small JSON record for each snapshot. */
final class KafkaSnapshotIndex implements SnapshotIndex {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSnapshotIndex.class);
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<SnapshotPointer> pointers = new ArrayList<>();

    KafkaSnapshotIndex(String bootstrap, Topics topics) {
        partition = new TopicPartition(topics.snapshots(), 0);
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        1 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void publish(SnapshotPointer pointer) {
        producer.send(new ProducerRecord<>(partition.topic(), 0, null, pointer.toJson()), (written, refused) -> {
            if (refused != null) {
                LOG.error(
                        "the pointer to snapshot {} is not published; a restart will read a longer log",
                        pointer.file(),
                        refused);
            }
        });
        producer.flush();
    }

    @Override
    public List<SnapshotPointer> newestFirst() {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            consumer.poll(PATIENCE).forEach(this::add);
        }
        List<SnapshotPointer> newest = new ArrayList<>(pointers);
        Collections.reverse(newest);
        return newest;
    }

    private void add(ConsumerRecord<byte[], byte[]> each) {
        try {
            pointers.add(SnapshotPointer.fromJson(each.value()));
        } catch (RuntimeException e) {
            LOG.warn("skipped unreadable record topic={} offset={}", each.topic(), each.offset(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(Duration.ofSeconds(5));
    }
}
