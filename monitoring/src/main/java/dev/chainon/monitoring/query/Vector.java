package dev.chainon.monitoring.query;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Several series at once, each with its labels. */
sealed interface Vector {

    List<Element> at(Moment moment);

    record Element(Labels labels, double value) {}

    /** The latest value of each series. */
    record Latest(Selector selector) implements Vector {
        @Override
        public List<Element> at(Moment moment) {
            return moment.series()
                    .latest(selector, moment.millis() - Moment.LOOK_BACK_MILLIS, moment.millis())
                    .stream()
                    .map(f -> new Element(f.labels(), f.points().get(0).value()))
                    .toList();
        }
    }

    /** A function of the points of a window that ends now. */
    record OverTime(RangeFunction function, Selector selector, long windowMillis) implements Vector {
        @Override
        public List<Element> at(Moment moment) {
            RangeFunction.Window window = new RangeFunction.Window(moment.millis() - windowMillis, moment.millis());
            List<Element> elements = new ArrayList<>();
            for (SeriesStore.Found found : moment.series().between(selector, window.from(), window.to())) {
                OptionalDouble value = function.of(found.points(), window);
                if (value.isPresent()) {
                    elements.add(new Element(found.labels(), value.getAsDouble()));
                }
            }
            return elements;
        }
    }
}
