package dev.chainon.serving.predictor;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.features.Features;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;

/**
 * The feature engine, shared between the predictor that feeds it and requests that peek into it.
 *
 * <p>An engine is made for one thread at a time, so a lock guards it. Requests could be queued to the predictor's thread instead, but would then wait
 * for the end of its poll, thousands of times the microsecond that a peek takes. The predictor holds the lock for a slice of events at a time,
 * a fraction of a millisecond; for longer only at the day's cut and while it writes a snapshot.
 */
public final class LiveEngine<E extends Event> {

    private static final int RECENT = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final FeatureEngine<E> engine;
    private final int width;
    private final RecentVectors recent;
    private volatile long minute;
    private volatile boolean ready;

    public LiveEngine(Features<E> features) {
        this.engine = features.newEngine();
        this.width = features.names().size();
        this.recent = new RecentVectors(RECENT, width);
        this.minute = engine.minute();
    }

    /** Number of features. */
    public int width() {
        return width;
    }

    /** The vectors of the last instances. */
    public RecentVectors recent() {
        return recent;
    }

    /** Whether the engine holds the state of the log, or of the moment before it. */
    public boolean ready() {
        return ready;
    }

    /** Greatest event minute, or the engine's own word for none. */
    public long minute() {
        return minute;
    }

    /** Writes the vectors of instances that would come now, one after the other, unless the predictor has the engine. */
    public boolean tryPeek(List<E> instances, float[] rows) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            peekEach(instances, rows);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #tryPeek}, but waits for the engine. */
    public void peek(List<E> instances, float[] rows) {
        lock.lock();
        try {
            peekEach(instances, rows);
        } finally {
            lock.unlock();
        }
    }

    private void peekEach(List<E> instances, float[] rows) {
        float[] vector = new float[width];
        for (int i = 0; i < instances.size(); i++) {
            engine.peek(instances.get(i), vector);
            System.arraycopy(vector, 0, rows, i * width, width);
        }
    }

    /** Feeds events of the log in their order, whose vectors nobody needs. */
    public void feed(List<LoggedEvent<E>> events) {
        accept(events, offset -> false);
    }

    /**
     * Feeds events of the log in their order.
     *
     * @param wanted raw offsets of the instances whose vectors are needed
     */
    Vectors<E> accept(List<LoggedEvent<E>> events, LongPredicate wanted) {
        Vectors<E> vectors = new Vectors<>(width);
        float[] vector = new float[width];
        lock.lock();
        try {
            for (LoggedEvent<E> logged : events) {
                if (engine.accept(logged.event(), vector)) {
                    recent.add(vector);
                    if (wanted.test(logged.rawOffset())) {
                        vectors.add(logged, vector);
                    }
                }
            }
            minute = engine.minute();
        } finally {
            lock.unlock();
        }
        return vectors;
    }

    void snapshot(DataOutputStream out) throws IOException {
        lock.lock();
        try {
            engine.snapshot(out);
        } finally {
            lock.unlock();
        }
    }

    void restore(DataInputStream in) throws IOException {
        lock.lock();
        try {
            engine.restore(in);
            minute = engine.minute();
        } finally {
            lock.unlock();
        }
    }

    /** Says that the engine holds the state of the log: requests may peek. */
    public void markReady() {
        ready = true;
    }
}
