package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is in a raw topic now. */
final class RawRecords {

    private RawRecords() {}

    static List<ConsumerRecord<byte[], byte[]>> all(String bootstrap, Topics topics) {
        TopicPartition partition = new TopicPartition(topics.raw(), 0);
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                read.addAll(consumer.poll(Duration.ofSeconds(1)).records(partition));
            }
        }
        return read;
    }

    static List<String> texts(String bootstrap, Topics topics) {
        return all(bootstrap, topics).stream()
                .map(r -> new String(r.value(), UTF_8))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
