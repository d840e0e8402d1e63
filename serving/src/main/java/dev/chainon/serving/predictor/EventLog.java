package dev.chainon.serving.predictor;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The clean log, each event once and in order. One thread at a time. */
interface EventLog<E extends Event> extends AutoCloseable {

    void seekToStart();

    /** Goes on at a place given by {@link #position()}. */
    void seek(long position);

    /** Events that came since the last call; after the patience, none. */
    List<LoggedEvent<E>> poll(Duration patience);

    /** Place in the log after the last poll. */
    long position();

    /** Place after the last event there is. */
    long end();

    /** Writes what must be known to go on from {@link #position()} without reading an event twice. */
    void snapshot(DataOutputStream out) throws IOException;

    void restore(DataInputStream in) throws IOException;

    @Override
    void close();
}
