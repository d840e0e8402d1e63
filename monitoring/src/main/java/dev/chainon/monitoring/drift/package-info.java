/**
 * Whether what the model is given, what it says and how right it is still look as they did in training: detectors that read a frozen reference and counts. Plain Java but for the
 * quantile sketches: no clock, no I/O. An alert reads {@link dev.chainon.monitoring.drift.Signal}s.
 */
package dev.chainon.monitoring.drift;
