package dev.chainon.local.demo;

import dev.chainon.local.platform.Disk;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.platform.Ports;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.PidFile;
import dev.chainon.store.jobs.RunRow;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A launcher without a demonstration: a database of its own for as long as some batch work takes. */
record Workbench(Stage.Scene scene) {

    private static final String PORT = "postgres";

    void play(Workflow.Wish wish) {
        RunRow run = with(workflow -> workflow.play(wish));
        scene.screen().say("Run " + run.id() + ": " + run.state().name().toLowerCase(java.util.Locale.ROOT) + ".");
        Workflow.demand(run);
    }

    /** Does something with the workflow while nothing else runs here. */
    <T> T with(Function<Workflow, T> work) {
        Home home = scene.home();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "workbench-timer");
            thread.setDaemon(true);
            return thread;
        });
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(over), "ctrl-c"));
        try (Lock lock = Lock.take(home.run("lock"));
                Stage stage = new Stage(scene, timer)) {
            PidFile.awaitLeftovers(home.folder("run"), Duration.ofSeconds(10));
            Ports.check(Map.of(PORT, scene.settings().port(PORT)));
            Disk.check(home.state(), scene.settings().diskGb());
            stage.database();
            Databases databases = new Databases(scene.settings().port(PORT), new Secrets(home.run("secrets")));
            int epoch = databases.currentEpoch();
            String bootstrap = "127.0.0.1:" + scene.settings().port("broker");
            return work.apply(stage.workflow(new Fleet(home, scene.settings(), bootstrap, databases, epoch)));
        } finally {
            timer.shutdownNow();
            over.countDown();
        }
    }

    /** Runs when the JVM is asked to end: lets the work close in its order, and holds the JVM meanwhile. */
    private void stopped(CountDownLatch over) {
        scene.vigil().stop();
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
