package dev.chainon.serving.predictor;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.LogReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The clean topic of an epoch. */
final class KafkaEventLog<E extends Event> implements EventLog<E> {

    private final LogReader<E> reader;

    KafkaEventLog(LogReader<E> reader) {
        this.reader = reader;
    }

    @Override
    public void seekToStart() {
        reader.seekToStart();
    }

    @Override
    public void seek(long position) {
        reader.seek(position);
    }

    @Override
    public List<LoggedEvent<E>> poll(Duration patience) {
        return reader.poll(patience).stream().map(Delivered::logged).toList();
    }

    @Override
    public long position() {
        return reader.position();
    }

    @Override
    public long end() {
        return reader.endOffset();
    }

    @Override
    public void snapshot(DataOutputStream out) throws IOException {
        reader.deduplicator().snapshot(out);
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        reader.deduplicator().restore(in);
    }

    @Override
    public void close() {
        reader.close();
    }
}
