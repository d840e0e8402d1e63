package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Postgres;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** What a launcher does for a platform that runs elsewhere: databases, epoch, keys and settings of the processes, the batch work, then retrainings. */
record Work(Stage.Scene scene, Stage stage, External external) {

    /** Says that the processes may start. The image's health check looks for it. */
    static final String DONE = "work.done";

    private static final Duration RETRAINER_PAUSE = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /** Works until somebody asks to stop. */
    void play(LocalDate from, double speed) {
        Home home = scene.home();
        Settings settings = scene.settings();
        Path done = home.run(DONE);
        remove(done);
        Secrets secrets = new Secrets(home.run("secrets"));
        secrets.take(Postgres.SUPERUSER, external.password());
        Databases databases = new Databases(external.postgres(), secrets);
        int epoch = databases.epoch(from);
        scene.screen().say("Databases are at this version; epoch " + epoch + " replays from " + from + ".");
        Fleet fleet = new Fleet(home, settings, external.kafka(), databases, epoch, Site.network());
        Workflow workflow = stage.workflow(fleet);
        new FirstRun(workflow, epoch, from).play(scene.screen());
        ServerKeys keys = new ServerKeys(home, settings, stage);
        keys.keep("operator", "admin,auditor", secrets.file("operator"));
        keys.keep("reader", "predict,auditor", secrets.file(Papers.READER));
        new Papers(external, fleet, secrets).hand(FirstRun.replay(from, speed));
        leave(done);
        scene.screen().say("The processes may start: " + String.join(", ", external.processes()) + ".");
        Present present = new Present(settings, () -> Http.get(fleet.address("monitor") + "/api/figures"));
        stage.every(RETRAINER_PAUSE, new Retrainer(workflow.retrainings(), workflow.kept(), present));
        while (scene.vigil().pause(A_WHILE)) {
            // Retrainings are done by the timer.
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void leave(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
