package dev.chainon.monitoring.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The series that definitions ask for, as points in memory. A restart forgets them. Thread-safe. */
public final class SeriesStore {

    private final Map<String, Map<Labels, Series>> byName = new HashMap<>();
    private final Set<String> names;

    /** @param names of the series that are kept; others are passed over */
    public SeriesStore(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Adds a value; times of one series never go back. */
    public synchronized void add(Labels labels, Point point) {
        if (names.contains(labels.name())) {
            byName.computeIfAbsent(labels.name(), n -> new HashMap<>())
                    .computeIfAbsent(labels, l -> new Series())
                    .add(point, false);
        }
    }

    /** One answer of a process: series with this label that are not in it have ended. */
    public synchronized void addAll(Map<Labels, Double> values, String label, String value, long millis) {
        Map<Labels, Double> kept = new HashMap<>();
        values.forEach((labels, number) -> kept.put(labels.with(label, value), number));
        kept.forEach((labels, number) -> add(labels, new Point(millis, number)));
        byName.values()
                .forEach(all -> all.forEach((labels, series) -> {
                    if (value.equals(labels.values().get(label)) && !kept.containsKey(labels) && !series.ended()) {
                        series.add(Point.stale(millis), true);
                    }
                }));
    }

    /** What a selector finds, each with its points of a span of time, both ends included. */
    synchronized List<Found> between(Selector selector, long from, long to) {
        return matching(selector)
                .map(e -> new Found(e.getKey(), e.getValue().between(from, to)))
                .toList();
    }

    /** What a selector finds, each with its latest point of a span of time; those without one are left out. */
    synchronized List<Found> latest(Selector selector, long from, long to) {
        return matching(selector)
                .flatMap(e -> e.getValue().latest(from, to).stream().map(p -> new Found(e.getKey(), List.of(p))))
                .toList();
    }

    private Stream<Map.Entry<Labels, Series>> matching(Selector selector) {
        return byName.getOrDefault(selector.name(), Map.of()).entrySet().stream()
                .filter(e -> selector.matches(e.getKey()));
    }

    record Found(Labels labels, List<Point> points) {}
}
