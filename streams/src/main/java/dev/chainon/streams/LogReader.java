package dev.chainon.streams;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to read the clean log: in order, each event once, whatever the writer repeated, and none from far ahead. One thread at a time.
 *
 * <p>To go on later where one stopped, keep {@link #position()} together with the {@link #deduplicator()}'s state, both taken between two polls.
 */
public final class LogReader<E extends Event> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final TopicReader reader;
    private final EventCodec<E> codec;
    private final Deduplicator<E> deduplicator;
    private long unreadable;

    /** One that is given each event as soon as it is there. */
    public LogReader(String bootstrap, Topics topics, EventCodec<E> codec, ClockAhead rule) {
        this(bootstrap, topics, codec, rule, Delivery.AT_ONCE);
    }

    private LogReader(String bootstrap, Topics topics, EventCodec<E> codec, ClockAhead rule, Delivery delivery) {
        this.reader = new TopicReader(bootstrap, topics.clean(), delivery);
        this.codec = codec;
        this.deduplicator = new Deduplicator<>(rule);
    }

    /** One that is given what came in a tenth of a second together: for whoever must not take the processor from those that wait for single events. */
    public static <E extends Event> LogReader<E> gathered(
            String bootstrap, Topics topics, EventCodec<E> codec, ClockAhead rule) {
        return new LogReader<>(bootstrap, topics, codec, rule, Delivery.GATHERED);
    }

    public void seekToStart() {
        reader.seekToStart();
    }

    public void seek(long kafkaOffset) {
        reader.seek(kafkaOffset);
    }

    /** What came since the last call, or after the patience an empty list. */
    public List<Delivered<E>> poll(Duration patience) {
        List<ConsumerRecord<byte[], byte[]>> records = reader.poll(patience);
        List<Delivered<E>> delivered = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            decode(each)
                    .filter(deduplicator::admit)
                    .ifPresent(logged -> delivered.add(new Delivered<>(each.offset(), logged)));
        }
        return delivered;
    }

    private Optional<LoggedEvent<E>> decode(ConsumerRecord<byte[], byte[]> each) {
        try {
            return Optional.of(codec.decode(each.value()));
        } catch (UnreadableRecordException e) {
            unreadable++;
            LOG.warn(
                    "skipped unreadable record topic={} offset={} cause={}",
                    each.topic(),
                    each.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** What was seen; its state belongs to {@link #position()}. */
    public Deduplicator<E> deduplicator() {
        return deduplicator;
    }

    /** Records dropped because they were seen. */
    public long duplicates() {
        return deduplicator.duplicates();
    }

    /** Records skipped because they are not events of the codec's schema. */
    public long unreadable() {
        return unreadable;
    }

    /** Offset of the next record of the clean topic to be read. */
    public long position() {
        return reader.position();
    }

    /** Offset after the last record of the clean topic now: a reader whose position is there has caught up. */
    public long endOffset() {
        return reader.endOffset();
    }

    @Override
    public void close() {
        reader.close();
    }
}
