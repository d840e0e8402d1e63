package dev.chainon.core.features;

import dev.chainon.core.event.Event;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Turns the log into feature vectors. Deterministic: no clock, no I/O, no randomness; one thread at a time.
 *
 * <p>The engine's minute is the greatest event minute seen; an event that comes late is applied at the engine's minute. A vector sees only what was
 * applied at earlier minutes than its own, so the order of events within a minute does not matter. Counts are integers, decay is applied once a day
 * in day order: batch and stream give bit-identical vectors.
 */
public interface FeatureEngine<E extends Event> {

    /**
     * Feeds the next event of the log.
     *
     * @param vector receives the feature values if the event is an instance; its length is the number of features
     * @return whether the vector was written
     */
    boolean accept(E event, float[] vector);

    /** The vector an instance would get if it came now, without any trace left in the engine. */
    void peek(E instance, float[] vector);

    /** Greatest event minute applied or pending; {@link Long#MIN_VALUE} before the first event. */
    long minute();

    /**
     * Closes the running day and opens the next one: decays the aggregates once and adds the day's integer counts. The engine calls this by itself
     * when the log passes a day's cut; batch calls it to fold days it does not read event by event.
     *
     * @throws IllegalArgumentException if the delta is not that of the day that follows the last folded one
     */
    void advanceDay(DayDelta delta);

    /** Writes the whole state; {@link #restore} gives an engine that goes on bit-identically. */
    void snapshot(DataOutputStream out) throws IOException;

    /** Replaces the whole state by one written with {@link #snapshot}. */
    void restore(DataInputStream in) throws IOException;
}
