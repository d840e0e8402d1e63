package dev.chainon.streams;

import dev.chainon.core.event.Quarantined;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the quarantine topic in order from its start, repetitions included. They come a tenth of a second together, see {@link LogReader#gathered}. One thread at a time. */
public final class QuarantineReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineReader.class);

    private final TopicReader reader;
    private final QuarantineCodec codec = new QuarantineCodec();

    public QuarantineReader(String bootstrap, Topics topics) {
        this.reader = new TopicReader(bootstrap, topics.quarantine(), Delivery.GATHERED);
    }

    /** What came since the last call, or after the patience an empty list. */
    public List<Quarantined> poll(Duration patience) {
        List<Quarantined> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : reader.poll(patience)) {
            try {
                records.add(codec.decode(each.value()).under(ContractHeader.of(each)));
            } catch (UnreadableRecordException e) {
                LOG.warn(
                        "skipped unreadable record topic={} offset={} cause={}",
                        each.topic(),
                        each.offset(),
                        e.getMessage());
            }
        }
        return records;
    }

    /** Offset of the next record of the quarantine topic to be read. */
    public long position() {
        return reader.position();
    }

    /** Offset after the last record of the quarantine topic now. */
    public long endOffset() {
        return reader.endOffset();
    }

    @Override
    public void close() {
        reader.close();
    }
}
