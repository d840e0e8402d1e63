package dev.chainon.core.process;

import java.util.function.DoubleSupplier;

/**
 * How a stage reports figures without knowing the metrics library. Names follow Prometheus: base units, {@code _total}, {@code _seconds};
 * labels are given as name, value, name, value.
 */
public interface Telemetry {

    Telemetry NONE = new Telemetry() {
        @Override
        public void count(String name, long amount, String... labels) {}

        @Override
        public void time(String name, long nanos, String... labels) {}

        @Override
        public void gauge(String name, DoubleSupplier value, String... labels) {}
    };

    /** Adds to a counter; the name ends in {@code _total}. */
    void count(String name, long amount, String... labels);

    /** Records a duration in a histogram; the name ends in {@code _seconds}. */
    void time(String name, long nanos, String... labels);

    /** Registers a gauge that is read when asked. */
    void gauge(String name, DoubleSupplier value, String... labels);
}
