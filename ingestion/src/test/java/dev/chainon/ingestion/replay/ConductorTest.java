package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductorTest {

    private static final LocalDate DAY = LocalDate.of(2001, 5, 1);
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path home;

    private final HandClock clock = new HandClock();

    private Conductor conductor() {
        return new Conductor(
                new ReplayDesk(home),
                new ReplayState(
                        Instant.EPOCH, 2, DAY, 0, new Tempo(720, false), false, List.of(DAY), DAY.plusMonths(1)),
                clock);
    }

    @Test
    void keepsItsOwnTempo_untilSomebodyWishesAnother_andTellsIt() {
        ReplayDesk desk = new ReplayDesk(home);
        Conductor conductor = conductor();
        assertThat(conductor.get()).isEqualTo(new Tempo(720, false));
        assertThat(desk.state().orElseThrow().days()).containsExactly(DAY);

        desk.wish(new Tempo(60, true));
        clock.sleep(SECOND / 5);
        conductor.at(7);

        assertThat(conductor.get()).isEqualTo(new Tempo(60, true));
        assertThat(desk.state().orElseThrow().tempo()).isEqualTo(new Tempo(60, true));
        assertThat(desk.state().orElseThrow().minute()).isEqualTo(7);
    }

    @Test
    void tellsOnceASecondHowFarItIs_andAtTheEndThatItIsOver() {
        ReplayDesk desk = new ReplayDesk(home);
        Conductor conductor = conductor();
        conductor.get();
        conductor.at(9);
        clock.sleep(SECOND / 2);
        conductor.get();
        assertThat(desk.state().orElseThrow().minute()).isZero();
        clock.sleep(SECOND / 2);
        conductor.get();
        assertThat(desk.state().orElseThrow().minute()).isEqualTo(9);

        conductor.over();
        assertThat(desk.state().orElseThrow().over()).isTrue();
    }

    @Test
    void goesOnAsBefore_whenTheWishCannotBeRead() throws Exception {
        Files.createDirectories(home.resolve("replay"));
        Files.writeString(home.resolve("replay/tempo"), "speed=fast\n");

        assertThat(conductor().get()).isEqualTo(new Tempo(720, false));
    }
}
