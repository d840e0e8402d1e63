package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Duration;
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

/** Plays the demonstration until it is stopped, and always leaves a report. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything on an embedded platform: history, training, serving, stream, monitoring, replay. Prints the addresses when they answer.")
public final class DemoCommand implements Callable<Integer> {

    private static final int REFUSED = 1;
    private static final int FAILED = 3;

    @Option(names = "--minutes", paramLabel = "N", description = "End by itself after N minutes of live predictions.")
    private Optional<Double> minutes = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there too.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--fresh", description = "Forget what earlier starts kept, and begin anew.")
    private boolean fresh;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day to replay, such as 2001-05-01. Another date than before opens a new epoch.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How much faster than real time (default: local.replay.speed).")
    private Optional<Double> speed = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "Play a story to its end: stale (a champion of January meets May: alert, retraining, canary, swap) or storm (the worst days of February: alert, retraining, and the gate refuses). Ends with 1 when it ended otherwise; the champion of before takes its place again.")
    private Optional<String> scenario = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Settings settings = Settings.read(home.state());
        Instant began = began();
        Report report = new Report(
                scenario.map(name -> "./chainon demo --scenario " + name).orElse("demo"), began);
        Vigil vigil = new Vigil();
        CountDownLatch over = new CountDownLatch(1);
        try (Lock lock = lock(home);
                Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(vigil, over), "ctrl-c"));
            return new Performance(new Stage.Scene(home, settings, screen, vigil, report), wish(settings, began), json)
                    .run();
        } finally {
            over.countDown();
        }
    }

    private static Lock lock(Home home) {
        try {
            return Lock.take(home.run("lock"));
        } catch (Failure e) {
            throw new Failure(
                    e.getMessage()
                            + LiveState.read(home)
                                    .map(state -> "\n" + state.addressLines())
                                    .orElse(""),
                    e);
        }
    }

    private Demo.Wish wish(Settings settings, Instant began) {
        Optional<Duration> length = minutes.map(m -> Duration.ofMillis(Math.round(m * 60_000)));
        Optional<Scenario> story = scenario.map(Scenario::read);
        return new Demo.Wish(
                fresh,
                from.or(() -> story.map(Scenario::from)).orElseGet(settings::replayFrom),
                speed.or(() -> story.map(Scenario::speed)).orElseGet(settings::replaySpeed),
                length,
                story,
                began);
    }

    /** When the person typed the command; the start script says it, so that the build counts. */
    private static Instant began() {
        return Optional.ofNullable(System.getProperty("chainon.began"))
                .map(s -> Instant.ofEpochSecond(Long.parseLong(s)))
                .orElseGet(Instant::now);
    }

    /** Runs when the JVM is asked to end: lets the command close in its order, and holds the JVM meanwhile. */
    private static void stopped(Vigil vigil, CountDownLatch over) {
        vigil.stop();
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One performance: whatever happens, everything is stopped and the report is written. */
    private record Performance(Stage.Scene scene, Demo.Wish wish, Optional<Path> json) {

        int run() {
            ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, work -> {
                Thread thread = new Thread(work, "demo-timer");
                thread.setDaemon(true);
                return thread;
            });
            Stage stage = new Stage(scene, timer);
            Memory memory = new Memory(stage::pids);
            Demo demo = new Demo(scene, stage, wish);
            int code = FAILED;
            try {
                memory.sampleEvery(2, timer);
                new LiveState.Writer(scene, stage).writeEvery(2, timer);
                code = play(demo);
            } finally {
                demo.readFigures();
                memory.figures().forEach(scene.report()::figure);
                stage.close();
                timer.shutdownNow();
                finish(code);
            }
            return code;
        }

        private int play(Demo demo) {
            try {
                demo.play();
                return 0;
            } catch (Vigil.StoppedException e) {
                return 0;
            } catch (Stage.RefusedException e) {
                scene.screen().say(e.words());
                return REFUSED;
            } catch (Failure e) {
                scene.screen().say("\n" + e.words());
                return FAILED;
            }
        }

        private void finish(int code) {
            // A scenario has a champion, days and windows of its own: its figures are not those of the demonstration.
            String name =
                    wish.scenario().map(story -> "scenario-" + story.name()).orElse("demo");
            Path own = scene.home().folder("reports").resolve(name + ".json");
            String commit = Git.commit(scene.home().code());
            String text = scene.report().json(code == 0, commit, Instant.now());
            Report.write(
                    own,
                    wish.scenario()
                            .map(story -> scene.report()
                                    .part("scenario." + story.name() + ".")
                                    .json(code == 0, commit, Instant.now()))
                            .orElse(text));
            json.ifPresent(file -> Report.write(file, text));
            LiveState.remove(scene.home());
            scene.screen().say("Stopped. Report: " + json.orElse(own));
        }
    }
}
