package dev.chainon.bench.stream;

import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears every record that a topic gets, repetitions included, on a thread of its own until it is closed. */
final class TopicTail implements AutoCloseable {

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile long heard;

    /** Hears from the topic's start on. */
    TopicTail(String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        this.thread = new Thread(() -> listen(listener), "tail-" + topic);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        try (consumer) {
            while (open) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(50)).records(partition)) {
                    listener.accept(record);
                    heard = record.offset() + 1;
                }
            }
        }
    }

    /** Returns when every record before an offset was heard. */
    void await(long offset) {
        while (heard < offset) {
            if (!thread.isAlive()) {
                throw new Failure("The records of " + partition.topic() + " are no longer heard: see the trace above.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
