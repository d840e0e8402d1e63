package dev.chainon.monitoring.performance;

/**
 * One point of a calibration curve.
 *
 * @param meanScore mean probability that was announced
 * @param observed share of positive outcomes that came
 */
public record CalibrationBin(long rows, double meanScore, double observed) {}
