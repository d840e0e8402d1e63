package dev.chainon.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.replay.ReplayState.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayDeskTest {

    private static final LocalDate MAY = LocalDate.of(2001, 5, 1);
    private static final ReplayState STATE = new ReplayState(
            Instant.EPOCH,
            3,
            MAY,
            16_500_000,
            new Tempo(720, true),
            false,
            List.of(MAY, MAY.plusDays(1)),
            MAY.plusMonths(1));

    @TempDir
    private Path home;

    @Test
    void keepsWishesAndAnswers_forAnotherProcess() {
        ReplayDesk desk = new ReplayDesk(home);
        assertThat(desk.tempo()).isEmpty();
        assertThat(desk.state()).isEmpty();
        assertThat(desk.change()).isEmpty();

        desk.wish(new Tempo(60, false));
        desk.ask(MAY);
        desk.tell(STATE);
        desk.tell(new Change(Change.Phase.FAILED, Optional.of(MAY), "no room = none\nmore"));

        ReplayDesk other = new ReplayDesk(home);
        assertThat(other.tempo()).contains(new Tempo(60, false));
        assertThat(other.day()).contains(MAY);
        assertThat(other.state()).contains(STATE);
        assertThat(other.change()).contains(new Change(Change.Phase.FAILED, Optional.of(MAY), "no room = none"));
    }

    @Test
    void forgetsADayThatWasTaken_andEverythingWhenItIsCleared() {
        ReplayDesk desk = new ReplayDesk(home);
        desk.wish(new Tempo(60, true));
        desk.ask(MAY);
        desk.takeDay();
        assertThat(desk.day()).isEmpty();

        desk.clear();
        assertThat(desk.tempo()).isEmpty();
    }

    @Test
    void refusesADayThatIsSealed_beforeItAsksForItsFeed() {
        assertThat(STATE.refusal(MAY.plusDays(1))).isEqualTo(Refusal.NONE);
        assertThat(STATE.refusal(MAY.plusDays(2))).isEqualTo(Refusal.UNKNOWN);
        assertThat(STATE.refusal(MAY.minusYears(1))).isEqualTo(Refusal.UNKNOWN);
        assertThat(STATE.refusal(MAY.plusMonths(1))).isEqualTo(Refusal.SEALED);
    }

    @Test
    void allowsSpeedsFromRealTimeToADayInLessThanHalfAMinute() {
        assertThat(Tempo.allowed(1)).isTrue();
        assertThat(Tempo.allowed(3600)).isTrue();
        assertThat(Tempo.allowed(3601)).isFalse();
        assertThat(Tempo.allowed(.5)).isFalse();
        assertThat(Tempo.allowed(Double.NaN)).isFalse();
        assertThatThrownBy(() -> new Tempo(0, false)).hasMessageContaining("0.0");
    }
}
