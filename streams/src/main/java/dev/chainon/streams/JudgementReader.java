package dev.chainon.streams;

import dev.chainon.core.event.Event;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks up single raw records in the clean log: whether and under which version of the contract they came into it. One thread at a time. */
public final class JudgementReader<E extends Event> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final TopicReader reader;
    private final EventCodec<E> codec;

    public JudgementReader(String bootstrap, Topics topics, EventCodec<E> codec) {
        this.reader = new TopicReader(bootstrap, topics.clean(), Delivery.AT_ONCE);
        this.codec = codec;
    }

    /**
     * The first judgement of a raw record, the one that readers of the log go by.
     *
     * @param rawMillis the broker's clock when the raw record was appended: its event was not judged before
     * @return empty if the log does not hold an event of it
     */
    public Optional<Judgement> of(long rawOffset, long rawMillis) {
        long end = reader.endOffset();
        reader.seekToTime(rawMillis);
        while (reader.position() < end) {
            for (ConsumerRecord<byte[], byte[]> each : reader.poll(PATIENCE)) {
                long found = rawOffset(each);
                if (found == rawOffset) {
                    return Optional.of(new Judgement(each.offset(), ContractHeader.of(each)));
                }
                // Places come up for the first time in their order: what was passed over is not there.
                if (found > rawOffset) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private long rawOffset(ConsumerRecord<byte[], byte[]> each) {
        try {
            return codec.decode(each.value()).rawOffset();
        } catch (UnreadableRecordException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
