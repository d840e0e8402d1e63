package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study hears of a process that measures: its result, that it failed, or that it hung. */
class TrainerChildTest {

    private static final int HEAP_MB = 16;

    @TempDir
    Path state;

    private Workbench bench;

    /** Stands for a process whose library does as its argument says. */
    static final class Provider {

        private Provider() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println("a library says what it likes");
            switch (args[0]) {
                case "hang" -> Thread.currentThread().join();
                case "crash" -> System.exit(7);
                default -> System.out.println("@result {\"rows\": 3}");
            }
        }
    }

    @BeforeEach
    void prepare() {
        bench = new Workbench(new Home(state, state), Settings.read(state), System.out, Map.of());
    }

    private Program program(String deed) {
        return new Program(
                "provider",
                new Program.Java(
                        new ClassPath(System.getProperty("java.class.path")), Provider.class.getName(), HEAP_MB),
                List.of(),
                List.of(deed),
                Map.of());
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void oneThatHangs_isEnded_andSaidToBe() {
        assertThatThrownBy(() -> TrainerChild.result(bench, program("hang"), Duration.ofSeconds(2)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("provider did not end within 2 s and was ended");
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .filter(child -> child.info().commandLine().orElse("").contains(state.toString())))
                .isEmpty();
    }

    @Test
    void oneThatEnds_givesItsResult_orItsFailure() {
        Duration enough = Duration.ofMinutes(2);
        assertThat(TrainerChild.result(bench, program("measure"), enough)
                        .path("rows")
                        .asInt())
                .isEqualTo(3);
        assertThatThrownBy(() -> TrainerChild.result(bench, program("crash"), enough))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("7");
    }
}
