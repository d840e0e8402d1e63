package dev.chainon.monitoring.stream;

/** Percentiles in milliseconds of {@code count} measurements; zeros when there is none. */
public record LatencySummary(long count, long p50, long p90, long p99) {}
