package dev.chainon.core.observation;

import java.time.LocalDate;
import java.util.List;

/** A source of hourly observations at a place. Never throws for what the source does or fails to do. */
public interface Observations {

    /** Names of the quantities, in the order of {@link HourlySeries#columns()}. */
    List<String> columns();

    /**
     * All hours of the days {@code first} to {@code last}, both included, in UTC. The same days are asked for once: whole months are the usual unit.
     *
     * @throws IllegalArgumentException if {@code last} lies before {@code first}
     */
    Lookup<HourlySeries> hourly(Place place, LocalDate first, LocalDate last);
}
