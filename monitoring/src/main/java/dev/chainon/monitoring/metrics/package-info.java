/** Prometheus: the adapter of core's telemetry port, and the figures of this very process. */
package dev.chainon.monitoring.metrics;
