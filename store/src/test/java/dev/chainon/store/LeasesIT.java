package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeasesIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static TestDatabase database;
    private static Leases leases;
    private static Leases others;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        leases = new Leases(database.as(RuntimeRole.SERVING));
        others = new Leases(database.as(RuntimeRole.SERVING));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void oneHolderAtATime_untilItGivesBack() {
        assertThat(leases.acquire("publish", "a", LONG)).isTrue();
        assertThat(others.acquire("publish", "b", LONG)).isFalse();
        assertThat(leases.acquire("publish", "a", LONG)).isTrue();
        assertThat(others.renew("publish", "b", LONG)).isFalse();
        others.release("publish", "b");
        assertThat(leases.renew("publish", "a", LONG)).isTrue();

        leases.release("publish", "a");

        assertThat(others.acquire("publish", "b", LONG)).isTrue();
        assertThat(leases.renew("publish", "a", LONG)).isFalse();
    }

    @Test
    void passesOnWhenItsHolderIsSilent_whoThenCannotRenew() {
        assertThat(leases.acquire("silent", "a", SHORT)).isTrue();

        Await.until(() -> others.acquire("silent", "b", LONG));

        assertThat(leases.renew("silent", "a", LONG)).isFalse();
        assertThat(leases.acquire("silent", "a", LONG)).isFalse();
    }

    @Test
    void staysWithAHolderThatRenews() {
        assertThat(leases.acquire("kept", "a", SHORT)).isTrue();
        assertThat(leases.acquire("kept", "a", LONG)).isTrue();
        assertThat(leases.renew("kept", "a", LONG)).isTrue();

        assertThat(others.acquire("kept", "b", SHORT)).isFalse();
    }

    @Test
    void ofManyAtOnceExactlyOneGetsIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String name = "race-" + round;
                List<Future<Boolean>> tries = IntStream.range(0, 8)
                        .mapToObj(i ->
                                pool.submit(() -> (i % 2 == 0 ? leases : others).acquire(name, "holder-" + i, LONG)))
                        .toList();
                int winners = 0;
                for (Future<Boolean> each : tries) {
                    winners += each.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesATimeToLiveThatIsNone() {
        assertThatThrownBy(() -> leases.acquire("x", "a", Duration.ZERO))
                .hasMessageContaining("'x'")
                .hasMessageContaining("PT0S");
    }
}
