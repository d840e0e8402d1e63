package dev.chainon.ingestion.stream;

import com.typesafe.config.Config;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.SparkMaster;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the stream job is told, read from {@code chainon}.
 *
 * @param copyEvery how often the clean log is copied to the back office
 */
public record StreamSettings(
        Path home, int epoch, String bootstrap, BackofficeSettings backoffice, Duration copyEvery) {

    public StreamSettings {
        if (!(backoffice.spark() instanceof SparkMaster.InProcess process) || process.cores() < 2) {
            throw new IllegalArgumentException(
                    "chainon.stream.cores must be at least 2: real-time mode holds one for good");
        }
    }

    public static StreamSettings of(Config chainon) {
        return new StreamSettings(
                Path.of(chainon.getString("home")),
                chainon.getInt("epoch"),
                chainon.getString("kafka.bootstrap"),
                HistorySettings.backoffice(chainon, chainon.getInt("stream.cores")),
                chainon.getDuration("stream.copy-every"));
    }

    /** Folder of the epoch's engine snapshots. */
    Path snapshots() {
        return home.resolve("snapshots").resolve("e" + epoch);
    }

    /** Where a query keeps how far it came. */
    Path checkpoint(String query) {
        return home.resolve("checkpoints").resolve("e" + epoch).resolve(query).toAbsolutePath();
    }
}
