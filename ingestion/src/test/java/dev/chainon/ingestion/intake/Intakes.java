package dev.chainon.ingestion.intake;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.Kettles;
import dev.chainon.streams.Topics;
import java.nio.file.Path;
import java.time.Duration;

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
}
