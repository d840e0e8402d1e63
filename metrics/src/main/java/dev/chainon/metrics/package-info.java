/**
 * The measures of one process in Prometheus format: core's telemetry port on Micrometer, the JVM's own figures, and the words for each measure.
 *
 * <p>Every process has one. May import core, Micrometer and Prometheus' client; knows no stage and no data set.
 */
package dev.chainon.metrics;
