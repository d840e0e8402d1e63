package dev.chainon.monitoring.fault;

import dev.chainon.monitoring.projection.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A log from which nothing is read while it is stalled: it grows, and its reader falls behind. */
public record Stalled<T>(Source<T> source, BooleanSupplier stalled) implements Source<T> {

    @Override
    public void seek(long offset) {
        source.seek(offset);
    }

    @Override
    public List<T> poll(Duration patience) {
        if (stalled.getAsBoolean()) {
            LockSupport.parkNanos(patience.toNanos());
            return List.of();
        }
        return source.poll(patience);
    }

    @Override
    public long position() {
        return source.position();
    }

    @Override
    public long endOffset() {
        return source.endOffset();
    }

    @Override
    public void close() {
        source.close();
    }
}
