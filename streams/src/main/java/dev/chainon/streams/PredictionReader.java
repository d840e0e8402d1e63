package dev.chainon.streams;

import dev.chainon.core.model.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the predictions topic in order, repetitions included: who writes them down upserts by id. They come a tenth of a second together, see {@link LogReader#gathered}. One thread at a time. */
public final class PredictionReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PredictionReader.class);

    private final TopicReader reader;
    private final PredictionCodec codec = new PredictionCodec();
    private long unreadable;

    PredictionReader(String bootstrap, Topics topics) {
        this.reader = new TopicReader(bootstrap, topics.predictions(), Delivery.GATHERED);
    }

    public void seekToStart() {
        reader.seekToStart();
    }

    public void seekToEnd() {
        reader.seekToEnd();
    }

    public void seek(long kafkaOffset) {
        reader.seek(kafkaOffset);
    }

    /** What came since the last call, or after the patience an empty list. */
    public List<Prediction> poll(Duration patience) {
        return pollPublished(patience).stream().map(Published::prediction).toList();
    }

    /** As {@link #poll}, with each prediction's place and append time in the topic. */
    public List<Published> pollPublished(Duration patience) {
        List<Published> predictions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : reader.poll(patience)) {
            try {
                predictions.add(new Published(each.offset(), each.timestamp(), codec.decode(each.value())));
            } catch (UnreadableRecordException e) {
                unreadable++;
                LOG.warn(
                        "skipped unreadable record topic={} offset={} cause={}",
                        each.topic(),
                        each.offset(),
                        e.getMessage());
            }
        }
        return predictions;
    }

    /** Records skipped because they are not predictions. */
    public long unreadable() {
        return unreadable;
    }

    /** Offset of the next record to be read. */
    public long position() {
        return reader.position();
    }

    /** Offset after the last record now. */
    public long endOffset() {
        return reader.endOffset();
    }

    @Override
    public void close() {
        reader.close();
    }
}
