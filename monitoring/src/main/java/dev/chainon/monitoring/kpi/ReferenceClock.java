package dev.chainon.monitoring.kpi;

/** The clock of an indicator: that of the wall, or that of the events, which a replay makes run faster. */
public enum ReferenceClock {
    WALL,
    EVENT
}
