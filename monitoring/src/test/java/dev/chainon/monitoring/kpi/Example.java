package dev.chainon.monitoring.kpi;

import dev.chainon.monitoring.query.Exposition;
import dev.chainon.monitoring.query.Labels;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Point;
import dev.chainon.monitoring.query.SeriesStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Series in promtool's notation, one value a minute from 0 on. */
public final class Example {

    private static final long MINUTE = 60_000;
    private static final Pattern RUN = Pattern.compile("(-?[\\d.]+)(?:([+-][\\d.]+))?x(\\d+)");

    private final Map<Labels, List<Double>> values = new java.util.LinkedHashMap<>();
    private final SeriesStore store;
    private int minutes;

    public Example(Map<String, String> series, Set<String> names) {
        store = new SeriesStore(names);
        series.forEach((selector, text) -> values.put(labels(selector, names), numbers(text)));
    }

    private static Labels labels(String selector, Set<String> names) {
        Map<Labels, Double> found = Exposition.read(selector + " 0", names);
        if (found.size() != 1) {
            throw new IllegalArgumentException(selector + " is no series that the definitions ask for");
        }
        return found.keySet().iterator().next();
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.split(" ")) {
            Matcher run = RUN.matcher(part);
            if (run.matches()) {
                double step = run.group(2) == null ? 0 : Double.parseDouble(run.group(2));
                for (int i = 0; i <= Integer.parseInt(run.group(3)); i++) {
                    numbers.add(Double.parseDouble(run.group(1)) + i * step);
                }
            } else {
                numbers.add(Double.parseDouble(part));
            }
        }
        return numbers;
    }

    /** The next minute: its values are in the store. */
    public Moment next() {
        int minute = minutes++;
        values.forEach((labels, numbers) -> {
            if (minute < numbers.size()) {
                store.add(labels, new Point(minute * MINUTE, numbers.get(minute)));
            }
        });
        return new Moment(store, minute * MINUTE);
    }

    /** All values up to a minute. */
    public Moment at(long minute) {
        Moment moment = next();
        while (moment.millis() < minute * MINUTE) {
            moment = next();
        }
        return moment;
    }
}
