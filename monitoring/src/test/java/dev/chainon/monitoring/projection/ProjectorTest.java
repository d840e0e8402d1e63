package dev.chainon.monitoring.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorTest {

    private final Health health = new Health();
    private final BlockingQueue<List<String>> attempts = new LinkedBlockingQueue<>();
    private final Map<String, String> table = new ConcurrentSkipListMap<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final CountDownLatch died = new CountDownLatch(1);
    private Bookmark bookmark;

    @TempDir
    private Path folder;

    @BeforeEach
    void place() {
        bookmark = new Bookmark(folder.resolve("deep/log.offset"));
    }

    /** A log of ten records "0=a" to "9=a" that hands over at most three at a time. */
    private static final class Log implements Source<String> {
        private final long records;
        private final int most;
        private long position;

        Log() {
            this(10, 3);
        }

        Log(long records, int most) {
            this.records = records;
            this.most = most;
        }

        @Override
        public void seek(long offset) {
            position = offset;
        }

        @Override
        public List<String> poll(Duration patience) {
            List<String> batch = new ArrayList<>();
            while (position < records && batch.size() < most) {
                batch.add(position++ + "=a");
            }
            return batch;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long endOffset() {
            return records;
        }

        @Override
        public void close() {}
    }

    private Projector<String> projector(Consumer<List<String>> sink) {
        return new Projector<>(
                        new Projector.Settings<>(
                                "test-projector",
                                record -> record.substring(0, 1),
                                Duration.ofMillis(1),
                                died::countDown),
                        new Log(),
                        sink,
                        bookmark,
                        health)
                .start();
    }

    private void write(List<String> batch) {
        attempts.add(batch);
        if (away.get()) {
            throw new IllegalStateException("connection refused");
        }
        batch.forEach(record -> table.put(record.substring(0, 1), record));
    }

    private void awaitAttempts(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(attempts.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void writesTheWholeLog_andMovesTheBookmark() throws InterruptedException {
        try (Projector<String> projector = projector(this::write)) {
            awaitAttempts(4);
            assertThat(projector.lag()).isNotNegative();
        }
        assertThat(table).hasSize(10);
        assertThat(bookmark.read()).isEqualTo(10);
    }

    /** As after a restart in the middle of an epoch. */
    @Test
    void aLongBacklogIsWrittenInParts_andTheBookmarkMovesPastAll() throws InterruptedException {
        int records = 2 * Projector.MOST_ROWS + 7;
        Projector.Settings<String> settings =
                new Projector.Settings<>("test-projector", record -> record, Duration.ofMillis(1), died::countDown);
        try (Projector<String> projector =
                new Projector<>(settings, new Log(records, records), this::write, bookmark, health).start()) {
            for (int rows : List.of(Projector.MOST_ROWS, Projector.MOST_ROWS, 7)) {
                assertThat(attempts.poll(10, TimeUnit.SECONDS)).hasSize(rows);
            }
            assertThat(projector.refused()).isFalse();
        }
        assertThat(bookmark.read()).isEqualTo(records);
    }

    @Test
    void goesOnFromTheBookmark() throws InterruptedException {
        bookmark.write(8);
        try (Projector<String> projector = projector(this::write)) {
            awaitAttempts(1);
            assertThat(projector).isNotNull();
        }
        assertThat(table).containsOnlyKeys("8", "9");
    }

    @Test
    void catchesUp_afterTheDatabaseWasAway() throws InterruptedException {
        away.set(true);
        try (Projector<String> projector = projector(this::write)) {
            awaitAttempts(3);
            assertThat(health.firstMissing().orElseThrow()).contains("test-projector", "nothing is lost");
            assertThat(bookmark.read()).isZero();
            away.set(false);
            for (int i = 0; i < 50 && table.size() < 10; i++) {
                attempts.poll(200, TimeUnit.MILLISECONDS);
            }
            assertThat(projector).isNotNull();
        }
        assertThat(table).hasSize(10);
        assertThat(health.ready()).isTrue();
    }

    @Test
    void turnsRedAndTells_whenItsThreadDies() throws InterruptedException {
        try (Projector<String> projector = projector(batch -> {
            throw new StackOverflowError("planted");
        })) {
            assertThat(died.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(health.firstMissing().orElseThrow()).contains("the projector died");
            assertThat(bookmark.read()).isZero();
            assertThat(projector.written()).isZero();
        }
    }

    @Test
    void tellsNobody_whenItIsClosed() throws InterruptedException {
        try (Projector<String> projector = projector(this::write)) {
            awaitAttempts(4);
            assertThat(projector.lag()).isNotNegative();
        }
        assertThat(died.getCount()).isEqualTo(1);
    }

    @Test
    void writesOneRowForEqualKeys_theLastOne() throws InterruptedException {
        Projector.Settings<String> settings =
                new Projector.Settings<>("same-key", record -> "one", Duration.ofMillis(1), died::countDown);
        try (Projector<String> projector =
                new Projector<>(settings, new Log(), this::write, bookmark, health).start()) {
            assertThat(attempts.poll(10, TimeUnit.SECONDS)).containsExactly("2=a");
            assertThat(projector).isNotNull();
        }
    }

    @Test
    void anUnreadableBookmarkMeansTheStart() throws java.io.IOException {
        Path file = folder.resolve("broken.offset");
        java.nio.file.Files.writeString(file, "forty-two");

        assertThat(new Bookmark(file).read()).isZero();
    }
}
