package dev.chainon.monitoring.projection;

import dev.chainon.core.process.Health;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a log says into a table, in batches. It goes on from its bookmark, which moves after the write: a crash between the two repeats a batch, and
 * the table's upsert makes the repetition harmless. While the table is away the batch is kept and tried again; the log keeps the rest.
 */
public final class Projector<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long LAG_EVERY_NANOS = 1_000_000_000L;

    /** A statement of a driver holds all its rows: a backlog of thousands would fill a small heap. */
    static final int MOST_ROWS = 500;

    private final Settings<T> settings;
    private final Source<T> source;
    private final Consumer<List<T>> table;
    private final Bookmark bookmark;
    private final Health health;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long lag;
    private volatile long written;
    private volatile boolean refused;
    private long lagAt;

    /**
     * @param name of the health step and of the thread
     * @param key records with equal keys are one row: the last of a batch is written
     * @param firstWait wait before the first new attempt when the table is away; doubled up to twenty times it
     * @param died called by the projector's thread when it ends without being closed
     */
    public record Settings<T>(String name, Function<T, String> key, Duration firstWait, Runnable died) {}

    public Projector(
            Settings<T> settings, Source<T> source, Consumer<List<T>> table, Bookmark bookmark, Health health) {
        this.settings = settings;
        this.source = source;
        this.table = table;
        this.bookmark = bookmark;
        this.health = health;
        this.thread = new Thread(this::run, settings.name());
    }

    public Projector<T> start() {
        thread.start();
        return this;
    }

    private void run() {
        try (source) {
            source.seek(bookmark.read());
            while (!closed()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!closed()) {
                LOG.error("projector={} died", settings.name(), e);
                health.missing(settings.name(), "the projector died: " + e);
                settings.died().run();
            }
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void step() throws InterruptedException {
        List<T> batch = source.poll(PATIENCE);
        if (!batch.isEmpty()) {
            List<T> rows = distinct(batch);
            for (int from = 0; from < rows.size(); from += MOST_ROWS) {
                write(rows.subList(from, Math.min(rows.size(), from + MOST_ROWS)));
            }
            written += batch.size();
            bookmark.write(source.position());
        }
        if (batch.isEmpty() || System.nanoTime() - lagAt > LAG_EVERY_NANOS) {
            lag = Math.max(0, source.endOffset() - source.position());
            lagAt = System.nanoTime();
        }
    }

    private List<T> distinct(List<T> batch) {
        Map<String, T> last = new LinkedHashMap<>();
        batch.forEach(record -> last.put(settings.key().apply(record), record));
        return List.copyOf(last.values());
    }

    private void write(List<T> batch) throws InterruptedException {
        long wait = settings.firstWait().toMillis();
        while (true) {
            try {
                table.accept(batch);
                refused = false;
                health.done(settings.name());
                return;
            } catch (RuntimeException e) {
                if (closed()) {
                    throw e;
                }
                refused = true;
                LOG.warn(
                        "projector={} cannot write records={} retry-ms={} cause={}",
                        settings.name(),
                        batch.size(),
                        wait,
                        e.getMessage());
                health.missing(
                        settings.name(), "the runtime database refuses writes; nothing is lost, the log keeps them");
                boolean ends = closing.await(wait, TimeUnit.MILLISECONDS);
                LOG.debug("projector={} tries again ending={}", settings.name(), ends);
                wait = Math.min(wait * 2, settings.firstWait().toMillis() * 20);
            }
        }
    }

    /** Records of the log that are not in the table yet. */
    public long lag() {
        return lag;
    }

    /** Whether the table refused the last write, and the batch is kept for the next attempt. */
    public boolean refused() {
        return refused;
    }

    /** Records handled since the start. */
    public long written() {
        return written;
    }

    /** Stops the thread and waits for it; what it had not written is read again next time. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
