package dev.chainon.ingestion.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.features.FeatureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Exports a tagged feature set to flat float files for the trainer: labelled instances, in the order of the log. Tasks write to a shared folder. */
public final class TrainingSet {

    private static final String MANIFEST = "manifest.json";

    private final Backoffice backoffice;
    private final List<String> features;
    private final long sealedFromMinute;

    /**
     * @param sealedFromMinute instances from this minute on are kept for the final evaluation and are never exported, but by {@link SealedSet}
     */
    public TrainingSet(Backoffice backoffice, List<String> features, long sealedFromMinute) {
        this.backoffice = backoffice;
        this.features = List.copyOf(features);
        this.sealedFromMinute = sealedFromMinute;
    }

    /**
     * Writes the splits into {@code root/tag}; does nothing if they are there.
     *
     * @return the folder
     * @throws IllegalArgumentException if a split reaches into the sealed time
     * @throws IllegalStateException if there is no feature set of this tag, or it has other features
     */
    public Path export(Path root, String tag, List<Split> splits) throws IOException {
        for (Split split : splits) {
            if (split.toMinute() > sealedFromMinute) {
                throw new IllegalArgumentException(
                        "split " + split.name() + " ends at minute " + split.toMinute() + ", after the seal at minute "
                                + sealedFromMinute + ": sealed rows are opened by the final evaluation only");
            }
        }
        Path folder = root.resolve(tag);
        if (Files.exists(folder.resolve(MANIFEST))) {
            return folder;
        }
        Files.createDirectories(folder);
        List<DayExport.Part> parts = parts(folder, tag, splits);
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Split split : splits) {
            List<DayExport.Part> own = parts.stream()
                    .filter(p -> p.split().equals(split.name()))
                    .sorted(Comparator.comparingInt(DayExport.Part::day))
                    .toList();
            SplitFiles.join(folder, own.stream().map(DayExport.Part::file).toList(), split.name());
            rows.put(split.name(), sum(own, DayExport.Part::rows));
        }
        Drafts.forget(folder);
        manifest(folder, tag, splits, rows);
        return folder;
    }

    private List<DayExport.Part> parts(Path folder, String tag, List<Split> splits) throws IOException {
        DayLog log = TaggedSet.find(backoffice, tag, features);
        List<Integer> days = new ArrayList<>(log.rowsByDay().keySet());
        return backoffice
                .context()
                .parallelize(days, days.size())
                .flatMap(new DayExport(log, folder.toString(), new ArrayList<>(splits), features.size()))
                .collect();
    }

    private void manifest(Path folder, String tag, List<Split> splits, Map<String, Long> rows) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("name", tag);
        manifest.put(
                "snapshot",
                Long.toString(backoffice.table(FeatureTable.NAME).snapshot(tag).snapshotId()));
        manifest.put("features", features);
        manifest.put("rows", rows);
        Map<String, List<Long>> minutes = new LinkedHashMap<>();
        splits.forEach(s -> minutes.put(s.name(), List.of(s.fromMinute(), s.toMinute())));
        manifest.put("minutes", minutes);
        Path draft = folder.resolve(MANIFEST + ".tmp");
        new ObjectMapper().writeValue(draft.toFile(), manifest);
        Files.move(draft, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long sum(List<DayExport.Part> parts, ToLongFunction<DayExport.Part> what) {
        return parts.stream().mapToLong(what).sum();
    }
}
