package dev.chainon.streams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads single records of the raw topic by their place. One thread at a time. */
public final class RawReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;

    private final TopicReader reader;

    public RawReader(String bootstrap, Topics topics) {
        this.reader = new TopicReader(bootstrap, topics.raw());
    }

    /**
     * The record at a place.
     *
     * @return empty if the topic does not keep it any more, or does not have it yet
     * @throws IllegalStateException if the broker says that it is there and does not give it within ten seconds
     */
    public Optional<RawRecord> at(long offset) {
        if (offset < reader.firstOffset() || offset >= reader.endOffset()) {
            return Optional.empty();
        }
        reader.seek(offset);
        for (int i = 0; i < ATTEMPTS; i++) {
            List<ConsumerRecord<byte[], byte[]>> records = reader.poll(PATIENCE);
            if (!records.isEmpty()) {
                ConsumerRecord<byte[], byte[]> first = records.get(0);
                return Optional.of(first)
                        .filter(found -> found.offset() == offset)
                        .map(found -> new RawRecord(
                                offset, found.timestamp(), found.value() == null ? new byte[0] : found.value()));
            }
        }
        throw new IllegalStateException("the broker does not give raw record " + offset + " although it has it");
    }

    @Override
    public void close() {
        reader.close();
    }
}
