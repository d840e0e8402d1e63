package dev.chainon.ingestion.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.DayLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows that {@link TrainingSet} refuses: exported for the final evaluation alone, and only after the opening was written. Its folder has no training rows,
 * so nothing that trains can open it.
 */
public final class SealedSet {

    /** Name of the only split. */
    public static final String SPLIT = "sealed";

    private static final long MINUTES_A_DAY = 1440;

    private final Backoffice backoffice;
    private final List<String> features;
    private final long fromMinute;

    /** @param fromMinute first minute of the sealed period, which lasts to the end of the log */
    public SealedSet(Backoffice backoffice, List<String> features, long fromMinute) {
        this.backoffice = backoffice;
        this.features = List.copyOf(features);
        this.fromMinute = fromMinute;
    }

    /** Writes into the ledger that the period is about to be opened. */
    public interface Ledger {

        /**
         * @return the number of the opening, which names the folder
         * @throws IOException if it cannot be written: then nothing is read
         */
        int open() throws IOException;
    }

    /**
     * What was opened.
     *
     * @param opening its number
     * @param folder of the files
     * @param rows labelled rows
     */
    public record Opened(int opening, Path folder, long rows) {}

    /**
     * Looks at what the table says of its files, writes the opening, and only then reads rows.
     *
     * @param root folder in which one is made for the opening
     * @param tag of the feature set
     * @throws IllegalStateException if there is no such feature set, it has other features, or it has no row in the period; nothing is opened then
     */
    public Opened open(Path root, String tag, Ledger ledger) throws IOException {
        DayLog log = known(tag);
        List<Integer> days = log.rowsByDay().keySet().stream()
                .filter(day -> (day + 1) * MINUTES_A_DAY > fromMinute)
                .toList();
        if (days.isEmpty()) {
            throw new IllegalStateException("the feature set " + tag + " has no row in the sealed period, from minute "
                    + fromMinute + " on: load a history that reaches so far; nothing was opened");
        }
        int opening = ledger.open();
        Path folder = Files.createDirectories(root.resolve(Integer.toString(opening)));
        Split sealed = new Split(SPLIT, fromMinute, Long.MAX_VALUE);
        List<DayExport.Part> parts = backoffice
                .context()
                .parallelize(days, days.size())
                .flatMap(new DayExport(log, folder.toString(), new ArrayList<>(List.of(sealed)), features.size()))
                .collect();
        SplitFiles.join(folder, parts.stream().map(DayExport.Part::file).toList(), SPLIT);
        Drafts.forget(folder);
        long rows = parts.stream().mapToLong(DayExport.Part::rows).sum();
        new ObjectMapper()
                .writeValue(
                        folder.resolve("manifest.json").toFile(),
                        Map.of("name", tag, "features", features, "rows", Map.of(SPLIT, rows)));
        return new Opened(opening, folder, rows);
    }

    private DayLog known(String tag) throws IOException {
        try {
            return TaggedSet.find(backoffice, tag, features);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; nothing was opened", e);
        }
    }
}
