package dev.chainon.ingestion.features;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayLog;
import java.io.IOException;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** An engine at the start of a day, in the state that reading the whole log before it would have given. */
final class WarmEngine {

    private WarmEngine() {}

    /** Folds the counts of all earlier days, then reads the warm-up: its labels fill the windows and, being of folded days, are not counted again. */
    static <E extends Event> FeatureEngine<E> at(int day, UseCase<E> useCase, DayLog log, List<PackedDelta> deltas)
            throws IOException {
        Features<E> features = useCase.features();
        FeatureEngine<E> engine = features.newEngine();
        for (PackedDelta delta : deltas) {
            if (delta.day() < day) {
                engine.advanceDay(delta.unpack());
            }
        }
        long start = features.startOfDay(day);
        long from = start - features.warmUpMinutes();
        CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
        float[] unused = new float[features.names().size()];
        for (int before = Math.max(log.firstDay(), features.day(from)); before < day; before++) {
            try (CloseableIterable<Record> rows = log.day(before)) {
                for (Record row : rows) {
                    if (clean.minute(row) >= from) {
                        engine.accept(clean.event(row), unused);
                    }
                }
            }
        }
        return engine;
    }
}
