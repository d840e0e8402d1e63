package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Home;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The launcher in a container. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        description = {
            "Does the launcher's work for a platform whose broker, database and processes run elsewhere, as docker-compose.yml says it: brings the databases to this version,",
            "opens the epoch, plays the job graph, makes keys and settings of the processes, then does the retrainings that are asked for. See local.external."
        })
public final class WorkCommand implements Callable<Integer> {

    private static final int REFUSED = 1;

    @Option(names = "--from", paramLabel = "DATE", description = "First day to replay (default: local.replay.from).")
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How much faster than real time (default: local.replay.speed).")
    private Optional<Double> speed = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Settings settings = Settings.read(home.state());
        External external = External.of(settings.external());
        Vigil vigil = new Vigil();
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(vigil, over), "ctrl-c"));
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        try (Lock lock = Lock.take(home.run("lock"));
                Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"))) {
            Stage.Scene scene = new Stage.Scene(home, settings, screen, vigil, new Report("work", Instant.now()));
            try (Stage stage = new Stage(scene, timer)) {
                new Work(scene, stage, external)
                        .play(from.orElseGet(settings::replayFrom), speed.orElseGet(settings::replaySpeed));
                return 0;
            } catch (Vigil.StoppedException e) {
                return 0;
            } catch (Stage.RefusedException e) {
                screen.say(e.words());
                return REFUSED;
            }
        } finally {
            timer.shutdownNow();
            over.countDown();
        }
    }

    /** Runs when the JVM is asked to end: lets the work close in its order, and holds the JVM meanwhile. */
    private static void stopped(Vigil vigil, CountDownLatch over) {
        vigil.stop();
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
