package dev.chainon.monitoring.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.process.Health;
import dev.chainon.monitoring.projection.Bookmark;
import dev.chainon.monitoring.projection.Projector;
import dev.chainon.monitoring.projection.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalledTest {

    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> table = new CopyOnWriteArrayList<>();

    /** A log in memory. */
    private final class Memory implements Source<String> {

        private int position;

        @Override
        public void seek(long offset) {
            position = (int) offset;
        }

        @Override
        public List<String> poll(Duration patience) {
            List<String> now = List.copyOf(log);
            List<String> next = now.subList(position, now.size());
            position = now.size();
            return next;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long endOffset() {
            return log.size();
        }

        @Override
        public void close() {}
    }

    private Projector<String> projector(FaultFolder faults, AtomicBoolean away) {
        return new Projector<>(
                new Projector.Settings<>("projector", each -> each, Duration.ofMillis(1), () -> {}),
                new Stalled<>(new Memory(), () -> faults.on(Fault.CONSUMER_LAG)),
                rows -> {
                    if (away.get()) {
                        throw new IllegalStateException("the database is away");
                    }
                    table.addAll(rows);
                },
                new Bookmark(folder.resolve("offset")),
                new Health());
    }

    private static void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(limit);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aProjectorThatReadsNoMore_fallsBehind_andLosesNothing() {
        FaultFolder faults = new FaultFolder(folder);
        try (Projector<String> projector =
                projector(faults, new AtomicBoolean()).start()) {
            log.add("before");
            await("it reads", () -> table.size() == 1);
            faults.turn(Fault.CONSUMER_LAG, true);
            // A poll that was under way may take what comes now: so more comes until it is behind.
            await("it is behind", () -> log.add("row " + log.size()) && projector.lag() > 100);
            faults.turn(Fault.CONSUMER_LAG, false);
            await("it caught up", () -> projector.lag() == 0);
            assertThat(table).containsExactlyElementsOf(log);
        }
    }

    @Test
    void aTableThatRefusesIsTold_untilItTakesAgain() {
        AtomicBoolean away = new AtomicBoolean(true);
        try (Projector<String> projector =
                projector(new FaultFolder(folder), away).start()) {
            assertThat(projector.refused()).isFalse();
            log.add("row");
            await("it is refused", projector::refused);
            away.set(false);
            await("it is taken", () -> !projector.refused());
            assertThat(table).containsExactly("row");
        }
    }
}
