package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that waits for the end of its input. */
public final class ServiceTest {

    /** What the child runs. */
    public static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] args) throws Exception {
            System.out.println("@ready http://127.0.0.1:1");
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        }
    }

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private Service service() throws Exception {
        Home home = new Home(folder, Files.createDirectories(folder.resolve("state")));
        Program.Java java =
                new Program.Java(new ClassPath(System.getProperty("java.class.path")), Sleeper.class.getName(), 16);
        Program program = new Program("sleeper", java, List.of("-XX:TieredStopAtLevel=1"), List.of(), Map.of());
        Crashes.Policy policy =
                new Crashes.Policy(1, Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMillis(1));
        return new Service(
                program,
                new Child.Setting(home, new RotatedLog.Limit(1 << 20, 1), line -> {}),
                new Service.Care(policy, Clock.systemUTC(), timer, text -> {}));
    }

    private static void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(limit);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean alive(Service service) {
        return service.child().filter(Child::alive).isPresent();
    }

    @Test
    void whatIsHeldIsDead_staysDead_countsAsNoCrash_andComesBack() throws Exception {
        Service service = service().start();
        service.ready().get(20, TimeUnit.SECONDS);
        for (int round = 0; round < 2; round++) {
            long pid = service.child().orElseThrow().pid();
            service.hold();
            service.hold();
            await("it is dead", () -> !alive(service));
            assertThat(service.failed()).isNotDone();
            service.release();
            service.release();
            await(
                    "another one lives",
                    () -> alive(service) && service.child().orElseThrow().pid() != pid);
        }
        assertThat(service.restarts()).isZero();
        service.stop(Duration.ofSeconds(2));
        assertThat(alive(service)).isFalse();
    }

    @Test
    void whatIsHeldIsStoppedLikeAnyOther() throws Exception {
        Service service = service().start();
        service.hold();
        service.stop(Duration.ofSeconds(2));
        service.release();
        assertThat(alive(service)).isFalse();
    }
}
