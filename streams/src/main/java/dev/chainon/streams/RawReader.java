package dev.chainon.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads single records of the raw topic by their place. One thread at a time. */
public final class RawReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;

    private final TopicReader reader;
    private final Map<Long, ConsumerRecord<byte[], byte[]>> polled = new HashMap<>();

    public RawReader(String bootstrap, Topics topics) {
        this.reader = new TopicReader(bootstrap, topics.raw(), Delivery.AT_ONCE);
    }

    /**
     * The record at a place.
     *
     * @return empty if the topic does not keep it any more, or does not have it yet
     * @throws IllegalStateException if the broker says that it is there and does not give it within ten seconds
     */
    public Optional<RawRecord> at(long offset) {
        if (!polled.containsKey(offset) && !poll(offset)) {
            return Optional.empty();
        }
        return Optional.ofNullable(polled.get(offset))
                .map(found ->
                        new RawRecord(offset, found.timestamp(), found.value() == null ? new byte[0] : found.value()));
    }

    /** Whether the topic has the place; what comes with it is kept, since the next one asked for is often near. */
    private boolean poll(long offset) {
        if (offset < reader.firstOffset() || offset >= reader.endOffset()) {
            return false;
        }
        reader.seek(offset);
        for (int i = 0; i < ATTEMPTS; i++) {
            List<ConsumerRecord<byte[], byte[]>> records = reader.poll(PATIENCE);
            if (!records.isEmpty()) {
                polled.clear();
                records.forEach(each -> polled.put(each.offset(), each));
                return true;
            }
        }
        throw new IllegalStateException("the broker does not give raw record " + offset + " although it has it");
    }

    @Override
    public void close() {
        reader.close();
    }
}
