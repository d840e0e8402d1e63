package dev.chainon.ingestion.features;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Role;
import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** What each day's labels add to the daily aggregates: counted per day (map), summed (reduce). */
final class LabelCounts {

    private LabelCounts() {}

    /** The deltas of all days of the log, in order and without gap. */
    static <E extends Event> List<PackedDelta> of(JavaSparkContext spark, UseCase<E> useCase, DayLog log) {
        List<Integer> days = new ArrayList<>(log.rowsByDay().keySet());
        Map<Integer, PackedDelta> found = spark.parallelize(days, Math.min(days.size(), 4 * spark.defaultParallelism()))
                .mapToPair(day -> new Tuple2<>(day, count(useCase, log, day)))
                .reduceByKey(DayDelta::plus)
                .mapValues(PackedDelta::of)
                .collectAsMap();
        return inOrder(found.values(), log);
    }

    /** The deltas of all days of the log, those that have none filled in. */
    static List<PackedDelta> inOrder(Collection<PackedDelta> found, DayLog log) {
        Map<Integer, PackedDelta> byDay = found.stream().collect(Collectors.toMap(PackedDelta::day, d -> d));
        return IntStream.rangeClosed(log.firstDay(), log.lastDay())
                .mapToObj(day -> byDay.getOrDefault(day, PackedDelta.of(DayDelta.empty(day))))
                .toList();
    }

    private static <E extends Event> DayDelta count(UseCase<E> useCase, DayLog log, int day) throws IOException {
        CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
        Features.DayCounter<E> counter = useCase.features().counter(day);
        try (CloseableIterable<Record> rows = log.day(day)) {
            for (Record row : rows) {
                E event = clean.event(row);
                if (event.role() == Role.LABEL) {
                    counter.add(event);
                }
            }
        }
        return counter.delta();
    }
}
