package dev.chainon.ingestion;

import com.typesafe.config.Config;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.SparkMaster;
import dev.chainon.ingestion.export.Split;
import dev.chainon.ingestion.history.SourceFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the load of the history is told, read from {@code chainon}.
 *
 * @param sealedFromMinute instances from this minute on are never exported
 * @param replayDays UTC days that feed files are written for
 */
public record HistorySettings(
        Path home,
        int epoch,
        BackofficeSettings backoffice,
        SourceFile source,
        List<Split> splits,
        long sealedFromMinute,
        List<LocalDate> replayDays,
        boolean floor) {

    private static final Set<String> KEYS = Set.of(
            "file", "sha256", "copies", "rows", "cores", "train", "before", "validation", "sealed-from", "floor");

    public HistorySettings {
        splits = List.copyOf(splits);
        replayDays = List.copyOf(replayDays);
        if (replayDays.isEmpty()) {
            throw new IllegalArgumentException("chainon.replay.to must not lie before chainon.replay.from");
        }
    }

    /**
     * @param root folder of the code, against which the file is resolved
     * @throws IllegalArgumentException if a key under {@code chainon.history} is unknown or a value is out of range
     */
    public static HistorySettings of(Config chainon, Path root) {
        Config history = chainon.getConfig("history");
        Set<String> unknown = new TreeSet<>(history.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.history: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new HistorySettings(
                // Tasks may run in processes that were started in another folder.
                Path.of(chainon.getString("home")).toAbsolutePath().normalize(),
                chainon.getInt("epoch"),
                backoffice(chainon, SparkMaster.of(chainon.getConfig("spark"), threads(history.getInt("cores")))),
                new SourceFile(
                        root.resolve(history.getString("file")).toAbsolutePath().normalize(),
                        history.getString("sha256"),
                        before(history),
                        history.getInt("copies"),
                        history.getLong("rows")),
                List.of(split(history, "train"), split(history, "validation")),
                minute(history.getString("sealed-from")),
                days(chainon.getConfig("replay")),
                history.getBoolean("floor"));
    }

    private static Optional<LocalDate> before(Config history) {
        String day = history.getString("before");
        return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    }

    /** The back office as a pipeline process opens it whose tasks run in the process itself; 0 cores are all that the machine has. */
    public static BackofficeSettings backoffice(Config chainon, int cores) {
        return backoffice(chainon, new SparkMaster.InProcess(threads(cores)));
    }

    private static int threads(int cores) {
        return cores == 0 ? Runtime.getRuntime().availableProcessors() : cores;
    }

    private static BackofficeSettings backoffice(Config chainon, SparkMaster spark) {
        Config office = chainon.getConfig("backoffice");
        return new BackofficeSettings(
                office.getString("url"),
                office.getString("user"),
                office.getString("password"),
                Path.of(office.getString("warehouse")),
                Path.of(chainon.getString("home"), "tmp"),
                spark);
    }

    /** The days of {@code replay.from} to {@code replay.to}. */
    public static List<LocalDate> days(Config replay) {
        LocalDate from = LocalDate.parse(replay.getString("from"));
        LocalDate to = LocalDate.parse(replay.getString("to"));
        return to.isBefore(from) ? List.of() : from.datesUntil(to.plusDays(1)).toList();
    }

    /** First minute of the first replayed day. */
    public long replayMinute() {
        return replayDays.get(0).toEpochDay() * 1440;
    }

    private static Split split(Config history, String name) {
        return new Split(name, minute(history.getString(name + ".from")), minute(history.getString(name + ".to")));
    }

    private static long minute(String date) {
        return LocalDate.parse(date).toEpochDay() * 1440;
    }
}
