package dev.chainon.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

    @TempDir
    Path home;

    /** Notes what it is told. */
    private static Injection noted(List<String> told, String name) {
        return new Injection() {
            @Override
            public void begin() {
                told.add(name + " begins");
            }

            @Override
            public void end() {
                told.add(name + " ends");
            }
        };
    }

    @Test
    void theSwitchesAreOff_andTurningOneTwiceDoesNoHarm() {
        FaultFolder folder = new FaultFolder(home);
        assertThat(Arrays.stream(Fault.values()).filter(folder::on)).isEmpty();

        folder.turn(Fault.DRIFT, true);
        folder.turn(Fault.DRIFT, true);
        assertThat(Arrays.stream(Fault.values()).filter(new FaultFolder(home)::on))
                .containsExactly(Fault.DRIFT);

        folder.turn(Fault.DRIFT, false);
        folder.turn(Fault.DRIFT, false);
        folder.turn(Fault.DEADLOCK, true);
        folder.clear();
        assertThat(Arrays.stream(Fault.values()).filter(folder::on)).isEmpty();
    }

    @Test
    void productionRefusesThem_andAProcessThatIsToldNothingObeysNoSwitch() throws Exception {
        assertThatThrownBy(() -> FaultFolder.of("production", true, home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refused where chainon.profile is production");

        Files.createDirectories(home.resolve("faults"));
        Files.createFile(home.resolve("faults/deadlock"));
        assertThat(FaultFolder.of("production", false, home).on(Fault.DEADLOCK)).isFalse();
        assertThat(FaultFolder.of("demonstration", false, home).on(Fault.DEADLOCK))
                .isFalse();
        assertThat(FaultFolder.of("demonstration", true, home).on(Fault.DEADLOCK))
                .isTrue();
    }

    @Test
    void aWatchBeginsOnce_endsOnce_andEndsAllWhenItCloses() {
        FaultFolder folder = new FaultFolder(home);
        List<String> told = new ArrayList<>();
        try (FaultWatch watch = new FaultWatch(
                folder, Map.of(Fault.DRIFT, noted(told, "drift"), Fault.DEADLOCK, noted(told, "lock")))) {
            folder.turn(Fault.DRIFT, true);
            watch.look();
            watch.look();
            folder.turn(Fault.DRIFT, false);
            folder.turn(Fault.STARVATION, true);
            watch.look();
            watch.look();
            folder.turn(Fault.DEADLOCK, true);
            watch.look();
        }
        assertThat(told).containsExactly("drift begins", "drift ends", "lock begins", "lock ends");
    }

    @Test
    void aFaultThatCannotEnd_keepsNoOtherOn() {
        FaultFolder folder = new FaultFolder(home);
        AtomicBoolean other = new AtomicBoolean();
        Injection broken = new Injection() {
            @Override
            public void begin() {
                throw new IllegalStateException("planted");
            }

            @Override
            public void end() {
                throw new IllegalStateException("planted");
            }
        };
        try (FaultWatch watch =
                new FaultWatch(folder, Map.of(Fault.DEADLOCK, broken, Fault.SLOW_REPLICA, Injection.flag(other)))) {
            folder.turn(Fault.DEADLOCK, true);
            folder.turn(Fault.SLOW_REPLICA, true);
            watch.look();
            assertThat(other).isTrue();
            folder.clear();
            watch.look();
            assertThat(other).isFalse();
        }
    }

    @Test
    void everyNameIsFound_andNoOther() {
        assertThat(Arrays.stream(Fault.values()).map(fault -> Fault.of(fault.id())))
                .containsExactlyElementsOf(Arrays.stream(Fault.values())
                        .map(java.util.Optional::of)
                        .toList());
        assertThat(Fault.of("flood")).isEmpty();
    }
}
