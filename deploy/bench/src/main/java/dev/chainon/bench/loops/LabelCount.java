package dev.chainon.bench.loops;

import dev.chainon.core.event.Event;
import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.Features;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * What each day's labels add to the daily aggregates, in three ways of writing the same loop. Each gives the counts by engine day, in integers, and thus
 * the same for every cut of the work.
 */
final class LabelCount<E extends Event> implements Serializable {

    private final Features<E> features;

    LabelCount(Features<E> features) {
        this.features = features;
    }

    /** One loop, one thread. */
    Map<Integer, DayDelta> loop(List<E> labels) {
        Map<Integer, Features.DayCounter<E>> counters = new TreeMap<>();
        for (E label : labels) {
            counters.computeIfAbsent(features.day(label.minute()), features::counter)
                    .add(label);
        }
        Map<Integer, DayDelta> counts = new TreeMap<>();
        for (Map.Entry<Integer, Features.DayCounter<E>> day : counters.entrySet()) {
            counts.put(day.getKey(), day.getValue().delta());
        }
        return counts;
    }

    /** A parallel stream: lambdas that the fork-join pool of this machine runs side by side. */
    Map<Integer, DayDelta> lambdas(List<E> labels) {
        return labels.parallelStream()
                .collect(Collectors.groupingBy(
                        label -> features.day(label.minute()),
                        TreeMap::new,
                        Collector.<E, Tally<E>, DayDelta>of(
                                () -> new Tally<>(features), Tally::add, Tally::plus, Tally::delta)));
    }

    /** Spark: each partition counts its own (map), the counts of a day are added up (reduce). The work may lie on other machines. */
    Map<Integer, DayDelta> mapReduce(JavaRDD<E> labels) {
        return new TreeMap<>(labels.mapPartitionsToPair(this::counted)
                .reduceByKey(DayDelta::plus)
                .collectAsMap());
    }

    private Iterator<Tuple2<Integer, DayDelta>> counted(Iterator<E> labels) {
        Map<Integer, Features.DayCounter<E>> counters = new TreeMap<>();
        labels.forEachRemaining(label -> counters.computeIfAbsent(features.day(label.minute()), features::counter)
                .add(label));
        List<Tuple2<Integer, DayDelta>> counts = new ArrayList<>();
        counters.forEach((day, counter) -> counts.add(new Tuple2<>(day, counter.delta())));
        return counts.iterator();
    }

    /** Labels of one day that one thread counted, and what other threads had counted. */
    private static final class Tally<E extends Event> {

        private final Features<E> features;
        private final List<Features.DayCounter<E>> counter = new ArrayList<>(1);
        private final List<DayDelta> others = new ArrayList<>(1);

        Tally(Features<E> features) {
            this.features = features;
        }

        void add(E label) {
            if (counter.isEmpty()) {
                counter.add(features.counter(features.day(label.minute())));
            }
            counter.get(0).add(label);
        }

        Tally<E> plus(Tally<E> other) {
            others.addAll(other.others);
            other.counter.forEach(counted -> others.add(counted.delta()));
            return this;
        }

        DayDelta delta() {
            List<DayDelta> all = new ArrayList<>(others);
            counter.forEach(counted -> all.add(counted.delta()));
            return all.stream().reduce(DayDelta::plus).orElseThrow();
        }
    }
}
