package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.replay.Tempo;
import dev.chainon.evidence.record.Criterion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private final HandClock clock = new HandClock();

    @Test
    @Criterion("B3Cr3.replay")
    void givesEachMessageAtItsMinuteDividedByTheSpeed_spreadOverThatMinute() {
        assertThat(millis(60, 100, 100, 130, 130, 130, 130))
                .containsExactly(0L, 500L, 30_000L, 30_250L, 30_500L, 30_750L);
    }

    @Test
    @Criterion("B3Cr3.replay")
    void makesADayTwoMinutes_whenSpeedIs720() {
        assertThat(millis(720, 0, 720, 1440)).containsExactly(0L, 60_000L, 120_000L);
    }

    @Test
    @Criterion("B3Cr3.replay")
    void takesTheTimeThatWasLived_whenSpeedIs1() {
        assertThat(millis(1, 0, 1440)).containsExactly(0L, Duration.ofDays(1).toMillis());
    }

    @Test
    void catchesUpAtOnce_whenSendingWasSlower() {
        Timetable timetable = new Timetable(messages(100, 101, 103), () -> new Tempo(60, false), clock);
        timetable.next();
        clock.sleep(Duration.ofSeconds(2).toNanos());

        timetable.next();
        assertThat(clock.nanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
        timetable.next();
        assertThat(clock.nanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(timetable.hasNext()).isFalse();
    }

    private List<Long> millis(double speed, long... minutes) {
        Timetable timetable = new Timetable(messages(minutes), () -> new Tempo(speed, false), clock);
        List<Long> given = new ArrayList<>();
        while (timetable.hasNext()) {
            timetable.next();
            given.add(Duration.ofNanos(clock.nanos()).toMillis());
        }
        return given;
    }

    private static java.util.Iterator<Message> messages(long... minutes) {
        return LongStream.of(minutes)
                .mapToObj(minute -> new Message(minute, "k", new byte[0], Optional.empty()))
                .iterator();
    }
}
