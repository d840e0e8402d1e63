package dev.chainon.core.features;

import dev.chainon.core.event.Event;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** The feature engine of a use case and what batch must know to split its work by days. Stateless and thread-safe. */
public interface Features<E extends Event> extends Serializable {

    /** Names of the features, in the order of the vector. */
    List<String> names();

    /** Names of the features that a model without any stream would have, such as the calendar and slowly moving history: some of {@link #names}. */
    List<String> staticNames();

    /** Features that come from one source and are judged together, by the family's name; a feature may be in several families. One of all where a use case names none. */
    default Map<String, List<String>> families() {
        return Map.of("all", names());
    }

    FeatureEngine<E> newEngine();

    /** The engine's day that a log minute belongs to; days follow each other without gap and end at the daily cut. */
    int day(long minute);

    /** First minute of an engine's day. */
    long startOfDay(int day);

    /** How many minutes of events before its first day an engine must be fed so that all its windows are full. */
    int warmUpMinutes();

    /** A fresh collector of one day's label counts: the map of map-reduce. */
    DayCounter<E> counter(int day);

    /** Counts labels of one day. */
    interface DayCounter<E extends Event> {

        void add(E label);

        DayDelta delta();
    }
}
