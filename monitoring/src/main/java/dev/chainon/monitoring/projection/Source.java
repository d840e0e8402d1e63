package dev.chainon.monitoring.projection;

import java.time.Duration;
import java.util.List;

/** A log that can be read from any place. One thread at a time. */
public interface Source<T> extends AutoCloseable {

    void seek(long offset);

    /** What came since the last call; waits at most the patience for the first of it. */
    List<T> poll(Duration patience);

    /** Offset of the next record. */
    long position();

    /** Offset after the last record now. */
    long endOffset();

    @Override
    void close();
}
