package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.Kettles;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.export.FeedLine;
import dev.chainon.ingestion.replay.LeadInSettings;
import dev.chainon.ingestion.replay.ReplaySettings;
import dev.chainon.ingestion.replay.Replayer;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Intakes of the kettles for tests: quick to look, small in what they allow. */
final class Intakes {

    static final int RECORD_BYTES = 20_000;
    static final int REQUEST_BYTES = 50_000;
    static final int REQUEST_RECORDS = 90;

    private Intakes() {}

    static IntakeSettings settings(String bootstrap, Path home, int epoch) {
        return settings(bootstrap, home, epoch, Duration.ofSeconds(30));
    }

    /** The same with another time the broker is given to take what was sent. */
    static IntakeSettings settings(String bootstrap, Path home, int epoch, Duration wait) {
        return new IntakeSettings(
                home,
                epoch,
                bootstrap,
                "127.0.0.1",
                0,
                home.resolve("inbox"),
                new IntakeSettings.Rhythm(Duration.ofMillis(20), Duration.ofMillis(60), 500),
                new IntakeSettings.Limits(RECORD_BYTES, REQUEST_BYTES, REQUEST_RECORDS, REQUEST_BYTES, wait));
    }

    /** The same with the limits that are shipped. */
    static IntakeSettings shipped(String bootstrap, Path home, int epoch) {
        IntakeSettings small = settings(bootstrap, home, epoch);
        return new IntakeSettings(
                home,
                epoch,
                bootstrap,
                small.host(),
                small.port(),
                small.inbox(),
                small.rhythm(),
                IntakeSettings.of(ConfigFactory.defaultReference().resolve().getConfig("chainon"))
                        .limits());
    }

    static Topics topics(int epoch) {
        return new Topics(new Kettles().topicPrefix(), epoch);
    }

    static IntakeProcess.Watch watch(Health health) {
        return new IntakeProcess.Watch(health, Telemetry.NONE, () -> "# HELP none\n");
    }

    /** Sends the one kettle of the feed of its home, as a replay does. */
    static void replay(String bootstrap, Path home, int epoch) throws IOException {
        LocalDate day = LocalDate.ofEpochDay(69);
        Path feed = FeedFiles.file(home.resolve("feed"), day);
        Files.createDirectories(feed.getParent());
        var sent = new Kettles()
                .history()
                .feed(new Object[] {"K", 99_360L, 1.5, true}, 1)
                .get(0);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(feed))) {
            out.write(new FeedLine(sent.minute(), sent.subject(), sent.json())
                    .format()
                    .getBytes(UTF_8));
        }
        ReplaySettings settings = new ReplaySettings(
                home, epoch, bootstrap, List.of(day), 1e9, 0, 1, LeadInSettings.NONE, day.plusDays(1));
        new Replayer(
                        settings,
                        topics(epoch),
                        new Replayer.Reports(
                                Telemetry.NONE,
                                new Progress(new PrintStream(OutputStream.nullOutputStream())),
                                Chronicle.NONE))
                .run();
    }
}
