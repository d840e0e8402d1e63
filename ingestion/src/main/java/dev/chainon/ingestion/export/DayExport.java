package dev.chainon.ingestion.export;

import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.features.FeatureTable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Writes one day's labelled instances of each split to files of their own, which are joined later. */
final class DayExport implements FlatMapFunction<Integer, DayExport.Part> {

    private final DayLog log;
    private final String folder;
    private final ArrayList<Split> splits;
    private final int width;

    DayExport(DayLog log, String folder, ArrayList<Split> splits, int width) {
        this.log = log;
        this.folder = folder;
        this.splits = splits;
        this.width = width;
    }

    /** Files written for one day of a split. */
    record Part(String split, int day, String file, long rows) implements Serializable {}

    @Override
    public Iterator<Part> call(Integer day) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Split split : splits) {
            String file = Drafts.name(split.name() + "-" + day);
            parts.add(new Part(split.name(), day, file, write(day, split, file)));
        }
        return parts.iterator();
    }

    private long write(int day, Split split, String file) throws IOException {
        long rows = 0;
        float[] vector = new float[width];
        try (SplitFiles out = new SplitFiles(Path.of(folder), file, width);
                CloseableIterable<Record> records =
                        log.dayWhere(day, FeatureTable.MINUTE_NAME, split.fromMinute(), split.toMinute())) {
            for (Record row : records) {
                long minute = (Long) row.get(FeatureTable.MINUTE);
                if (split.holds(minute) && row.get(FeatureTable.LABEL) instanceof Boolean label) {
                    for (int i = 0; i < width; i++) {
                        vector[i] = (Float) row.get(FeatureTable.FIRST_FEATURE + i);
                    }
                    out.write(vector, label, minute);
                    rows++;
                }
            }
        }
        return rows;
    }
}
