package dev.chainon.monitoring.stream;

import dev.chainon.core.event.Event;
import dev.chainon.core.model.Prediction;

/** Hears what the watch of the stream reads, on its thread, from the start of the epoch. */
public interface StreamListener {

    void heard(Event event);

    void predicted(Prediction prediction);
}
