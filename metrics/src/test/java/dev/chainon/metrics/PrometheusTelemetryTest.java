package dev.chainon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTelemetryTest {

    @Test
    void writesCountersTimersAndGauges_underTheNamesGiven() {
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry()) {
            telemetry.count("chainon_events_total", 3, "rule", "unreadable");
            telemetry.count("chainon_events_total", 2, "rule", "unreadable");
            telemetry.time("chainon_latency_seconds", 4_000_000);
            telemetry.gauge("chainon_live_auc", () -> .887);

            assertThat(telemetry.scrape())
                    .contains("chainon_events_total{rule=\"unreadable\"} 5.0")
                    .contains("chainon_latency_seconds_bucket{le=\"0.005\"} 1")
                    .contains("chainon_latency_seconds_count 1")
                    .contains("chainon_live_auc 0.887");
        }
    }

    @Test
    void tellsTheFiguresOfThisProcess_underPrometheusOwnNames() {
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry()) {
            assertThat(telemetry.scrape())
                    .contains(
                            "process_cpu_seconds_total",
                            "process_start_time_seconds",
                            "jvm_memory_used_bytes{area=\"heap\"}",
                            "jvm_gc_collection_seconds_count",
                            "jvm_threads_deadlocked",
                            "chainon_process_native_memory_bytes",
                            "chainon_process_proportional_memory_bytes");
        }
    }

    @Test
    void saysWhatAMeasureIs() {
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry()) {
            telemetry.gauge("chainon_live_auc", () -> .9);

            assertThat(telemetry.scrape()).contains("# HELP chainon_live_auc AUC of the live predictions");
        }
    }
}
