package dev.chainon.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicrometerTelemetryTest {

    @Test
    void writesCountersTimersAndGauges_underTheNamesGiven() {
        try (MicrometerTelemetry telemetry = new MicrometerTelemetry()) {
            telemetry.count("chainon_events_total", 3, "rule", "unreadable");
            telemetry.time("chainon_latency_seconds", 4_000_000);
            telemetry.gauge("chainon_live_auc", () -> .887);
            ProcessMetrics.register(telemetry);

            String text = telemetry.scrape();

            assertThat(text)
                    .contains("chainon_events_total{rule=\"unreadable\"} 3.0")
                    .contains("chainon_latency_seconds_bucket{le=\"0.005\"} 1")
                    .contains("chainon_latency_seconds_count 1")
                    .contains("chainon_live_auc 0.887")
                    .contains(
                            "process_cpu_seconds",
                            "jvm_memory_used_bytes{area=\"heap\"}",
                            "process_start_time_seconds");
        }
    }
}
