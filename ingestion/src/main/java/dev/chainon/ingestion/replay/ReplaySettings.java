package dev.chainon.ingestion.replay;

import com.typesafe.config.Config;
import dev.chainon.ingestion.HistorySettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a replay is told, read from {@code chainon}.
 *
 * @param days UTC days that are sent
 * @param speed how much faster than real time, until somebody wishes another
 * @param dirt share of lines that are spoilt
 * @param leadIn its first records, whose answers are waited for
 * @param sealedFrom first day that nobody may ask for while it runs
 */
public record ReplaySettings(
        Path home,
        int epoch,
        String bootstrap,
        List<LocalDate> days,
        double speed,
        double dirt,
        long seed,
        LeadInSettings leadIn,
        LocalDate sealedFrom) {

    private static final Set<String> KEYS = Set.of("from", "to", "speed", "dirt", "seed", "lead-in");

    public ReplaySettings {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("chainon.replay.to must not lie before chainon.replay.from");
        }
        Objects.requireNonNull(sealedFrom);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("chainon.replay.speed must be greater than 0, not " + speed);
        }
    }

    public static ReplaySettings of(Config chainon) {
        Config replay = chainon.getConfig("replay");
        Set<String> unknown = new TreeSet<>(replay.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.replay: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new ReplaySettings(
                Path.of(chainon.getString("home")),
                chainon.getInt("epoch"),
                chainon.getString("kafka.bootstrap"),
                HistorySettings.days(replay),
                replay.getDouble("speed"),
                replay.getDouble("dirt"),
                replay.getLong("seed"),
                new LeadInSettings(replay.getInt("lead-in.records"), replay.getDuration("lead-in.patience")),
                LocalDate.parse(chainon.getString("history.sealed-from")));
    }

    /** The messages of this replay, always the same. */
    public Planter messages(Feed feed) {
        return new Planter(feed, dirt, seed);
    }
}
