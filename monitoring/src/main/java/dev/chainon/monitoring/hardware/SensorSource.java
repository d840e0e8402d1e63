package dev.chainon.monitoring.hardware;

import java.util.List;

/** Reads some sensors, always the same ones: each is measured or absent. */
@FunctionalInterface
public interface SensorSource {

    List<Reading> read();
}
