package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void writesCountsTimesAndGauges_asPrometheusHasThem() {
        try (Metrics metrics = new Metrics()) {
            metrics.count("chainon_predictions_total", 2, "model_name", "m", "model_version", "1");
            metrics.count("chainon_predictions_total", 3, "model_name", "m", "model_version", "1");
            metrics.time("chainon_raw_to_prediction_seconds", 4_000_000, "model_name", "m");
            metrics.gauge("chainon_predictor_leads", () -> 1);
            assertThat(metrics.scrape())
                    .contains("chainon_predictions_total{model_name=\"m\",model_version=\"1\"} 5.0")
                    .contains("chainon_raw_to_prediction_seconds_bucket{model_name=\"m\",le=\"0.005\"} 1")
                    .contains("chainon_raw_to_prediction_seconds_sum{model_name=\"m\"} 0.004")
                    .contains("chainon_predictor_leads 1.0")
                    .contains("jvm_memory_used_bytes");
        }
    }
}
