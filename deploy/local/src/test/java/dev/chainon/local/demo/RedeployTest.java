package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.local.Settings;
import dev.chainon.local.deliver.Pointer;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.Service;
import dev.chainon.local.process.ServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that a pointer leads to another version, and back. */
class RedeployTest {

    private static final String NAME = "serving-1";

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void theReplicaRunsWhatItsPointerNames_andWhatWasBuiltWithoutOne() throws Exception {
        Home home = new Home(folder, Files.createDirectories(folder.resolve("state")));
        String built = System.getProperty("java.class.path");
        Path version = Files.createDirectories(folder.resolve("version"));
        Files.writeString(version.resolve("classpath"), built + ":" + version);
        Files.writeString(version.resolve("version"), "c0ffee");
        Program.Java java = new Program.Java(new ClassPath(built), ServiceTest.Sleeper.class.getName(), 16);
        Program program = new Program(NAME, java, List.of("-XX:TieredStopAtLevel=1"), List.of(), Map.of());
        try (Screen screen = new Screen(System.out, false);
                Stage stage = new Stage(
                        new Stage.Scene(
                                home,
                                Settings.read(home.state()),
                                screen,
                                new Vigil(),
                                new Report("test", Instant.now())),
                        timer)) {
            Service service = stage.serve(program);
            Redeploy redeploy = new Redeploy(home, stage, List.of(NAME));
            redeploy.run();
            long first = pid(service);

            new Pointer(home, NAME).write(Optional.of(version));
            redeploy.run();
            redeploy.run();
            await("another process runs", () -> alive(service) && pid(service) != first);
            assertThat(service.program().environment()).containsEntry("CHAINON_COMMIT", "c0ffee");
            assertThat(service.program().java().classPath().text()).endsWith(":" + version);

            long second = pid(service);
            new Pointer(home, NAME).write(Optional.empty());
            redeploy.run();
            await("a third one runs", () -> alive(service) && pid(service) != second);
            assertThat(service.program()).isEqualTo(program);
            assertThat(service.restarts()).as("crashes").isZero();
        }
    }

    private static long pid(Service service) {
        return service.child().orElseThrow().pid();
    }

    private static boolean alive(Service service) {
        return service.child().filter(Child::alive).isPresent();
    }

    private static void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(limit);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
