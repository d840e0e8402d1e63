package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CrashesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Crashes crashes =
            new Crashes(new Crashes.Policy(5, Duration.ofMinutes(1), Duration.ofMillis(200), Duration.ofSeconds(1)));

    @Test
    void waitsLongerEachTimeAndGivesUpAtTheFifth() {
        assertThat(crashes.next(START)).contains(Duration.ofMillis(200));
        assertThat(crashes.next(START.plusSeconds(1))).contains(Duration.ofMillis(400));
        assertThat(crashes.next(START.plusSeconds(2))).contains(Duration.ofMillis(800));
        assertThat(crashes.next(START.plusSeconds(3))).contains(Duration.ofSeconds(1));
        assertThat(crashes.next(START.plusSeconds(4))).isEmpty();
    }

    @Test
    void forgetsWhatIsLongAgo() {
        for (int i = 0; i < 20; i++) {
            assertThat(crashes.next(START.plusSeconds(61L * i))).contains(Duration.ofMillis(200));
        }
    }
}
