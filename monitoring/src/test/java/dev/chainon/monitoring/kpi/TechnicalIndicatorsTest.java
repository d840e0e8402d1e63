package dev.chainon.monitoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.query.Query;
import dev.chainon.monitoring.stream.StreamPulse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** The technical indicators, counted by hand on series of one value a minute. */
class TechnicalIndicatorsTest {

    private static final Definitions DEFINITIONS = Definitions.packaged();

    private static double after(long minutes, String id, Map<String, String> series) {
        Indicator indicator = DEFINITIONS.indicators().stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Query.of(indicator.query())
                .at(new Example(series, DEFINITIONS.series()).at(minutes))
                .orElse(Double.NaN);
    }

    @Test
    @Criterion("B1Cr6.technical")
    void rateWaitingComputingLagQuarantineAndAgeAreExact() {
        Map<String, String> way = Map.of(
                "chainon_raw_to_prediction_seconds_sum{process=\"serving-1\"}", "0+60x40",
                "chainon_raw_to_prediction_seconds_count{process=\"serving-1\"}", "0+600x40",
                "chainon_prediction_compute_seconds_sum{process=\"serving-1\"}", "0+6x40",
                "chainon_prediction_compute_seconds_count{process=\"serving-1\"}", "0+600x40");
        Map<String, String> events = Map.of(
                "chainon_stream_events_total{process=\"monitor\"}", "0+97x40",
                "chainon_stream_quarantined_total{process=\"monitor\",rule=\"a\"}", "0+2x40",
                "chainon_stream_quarantined_total{process=\"monitor\",rule=\"b\"}", "0+1x40");

        assertThat(after(40, "events.rate", events)).isCloseTo(97 / 60.0, within(1e-12));
        assertThat(after(40, "queue.seconds", way))
                .as("0.1 s in all, 0.01 s of it computing")
                .isCloseTo(0.09, within(1e-12));
        assertThat(after(40, "compute.seconds", way)).isCloseTo(0.01, within(1e-12));
        assertThat(after(40, "quarantine.share", events)).isCloseTo(0.03, within(1e-12));
        assertThat(after(
                        1,
                        "lag.records",
                        Map.of(
                                "chainon_stream_lag_records{topic=\"clean\",reader=\"serving-1\"}", "7 12",
                                "chainon_stream_lag_records{topic=\"clean\",reader=\"serving-2\"}", "9 10",
                                "chainon_stream_lag_records{topic=\"predictions\",reader=\"monitor\"}", "500 500")))
                .isEqualTo(12);
        assertThat(after(
                        1,
                        "drift.inputs",
                        Map.of(
                                "chainon_drift_signal_value{signal=\"drift.inputs.psi\"}", "0.1 0.3",
                                "chainon_drift_signal_value{signal=\"drift.inputs.ks\"}", "0.1 0.2",
                                "chainon_drift_signal_value{signal=\"drift.score.psi\"}", "0.9 0.9")))
                .isEqualTo(0.3);
        assertThat(after(2880, "model.age.days", Map.of("chainon_model_created_timestamp_seconds", "86400x2880")))
                .isEqualTo(1);
    }

    @Test
    @Criterion("B1Cr6.objectives")
    void budgetIsWhatTheBadOnesLeave() {
        Map<String, String> looks =
                Map.of("chainon_freshness_looks_total", "0+1000x600", "chainon_freshness_stale_looks_total", "0+4x600");

        assertThat(after(600, "freshness", looks)).isCloseTo(0.996, within(1e-12));
        assertThat(after(600, "freshness.budget", looks))
                .as("4 of the 10 in a thousand that may be stale are used")
                .isCloseTo(0.6, within(1e-9));
    }

    @Test
    @Criterion("B1Cr6.objectives")
    void everyObjectiveHasABudget_andAlertsOverTwoWindowsAtThreeRates() {
        assertThat(DEFINITIONS.objectives())
                .extracting(Objective::id)
                .containsExactly("availability", "latency", "freshness", "correctness");
        for (Objective objective : DEFINITIONS.objectives()) {
            assertThat(DEFINITIONS.indicators()).extracting(Indicator::id).contains(objective.id() + ".budget");
            assertThat(DEFINITIONS.alert(objective.alert() + "BurnsFast").query())
                    .contains("[1h]", "[5m]");
            assertThat(DEFINITIONS.alert(objective.alert() + "BurnsSteadily").query())
                    .contains("[6h]", "[30m]");
            assertThat(DEFINITIONS.alert(objective.alert() + "BurnsSlowly").query())
                    .contains("[3d]", "[6h]");
        }
    }

    /** All processes answer before the source has begun to send: a stream that is silent then is none that fell silent. */
    @Test
    void aPlatformHasComeUp_onceItPredicts() {
        Map<String, String> waiting = new HashMap<>(Map.of(
                "up{process=\"serving-1\"}", "1x5",
                "chainon_balancer_backend_ready{backend=\"a\"}", "1x5",
                "chainon_stream_lag_records{topic=\"clean\",reader=\"serving-1\"}", "0x5",
                "chainon_predictions_total{process=\"serving-1\"}", "70x5"));
        Query settled = Query.of(DEFINITIONS.settled());
        assertThat(settled.at(new Example(waiting, DEFINITIONS.series()).at(5))).isEmpty();

        waiting.put("chainon_predictions_total{process=\"serving-1\"}", "70+9x5");
        assertThat(settled.at(new Example(waiting, DEFINITIONS.series()).at(5))).isPresent();
    }

    @Test
    void staleLooksAreCountedFromTheFirstFreshOneOn() {
        Map<String, Long> counts = new HashMap<>();
        Freshness freshness = new Freshness(new Counts(counts));

        freshness.look(List.of(), 0);
        freshness.look(topics(known(9_000), known(0)), 3_000);
        assertThat(counts).containsEntry("chainon_freshness_looks_total", 0L);
        freshness.look(topics(known(10), known(10)), 6_000);
        freshness.look(topics(known(10), known(1_500)), 9_000);
        freshness.look(topics(known(1_000), known(10)), 12_000);

        assertThat(counts)
                .containsEntry("chainon_freshness_looks_total", 3L)
                .containsEntry("chainon_freshness_stale_looks_total", 1L);
    }

    /** On a machine with too much to do, a reader that answers late has no place at this look: that says nothing of the stream, until it lasts. */
    @Test
    @Criterion("B1Cr6.objectives")
    void aLookThatCannotSee_isNone_andStaleOnceThereWasNoOtherForHalfAMinute() {
        Map<String, Long> counts = new HashMap<>();
        Freshness freshness = new Freshness(new Counts(counts));
        freshness.look(topics(known(10), known(10)), 0);

        freshness.look(topics(OptionalLong.empty(), known(10)), 3_000);
        freshness.look(topics(known(10), OptionalLong.empty()), 6_000);
        freshness.look(List.of(), 30_000);
        assertThat(counts)
                .containsEntry("chainon_freshness_looks_total", 1L)
                .containsEntry("chainon_freshness_stale_looks_total", 0L);

        freshness.look(List.of(), 33_000);
        assertThat(counts)
                .containsEntry("chainon_freshness_looks_total", 2L)
                .containsEntry("chainon_freshness_stale_looks_total", 1L);
    }

    private static OptionalLong known(long lag) {
        return OptionalLong.of(lag);
    }

    /** A hundred records a second: a thousand are ten seconds. The other replica lags, as one may. */
    private static List<StreamPulse.Topic> topics(OptionalLong purification, OptionalLong replica) {
        List<StreamPulse.Topic> topics = new ArrayList<>();
        topics.add(topic("raw", new StreamPulse.Reader("purification", purification)));
        topics.add(topic(
                "clean",
                new StreamPulse.Reader("serving-1", replica),
                new StreamPulse.Reader("serving-2", OptionalLong.of(50_000))));
        return topics;
    }

    private static StreamPulse.Topic topic(String key, StreamPulse.Reader... readers) {
        return new StreamPulse.Topic(key, key, OptionalDouble.of(100), 1_000_000, List.of(readers));
    }

    private record Counts(Map<String, Long> counts) implements Telemetry {
        @Override
        public void count(String name, long amount, String... labels) {
            counts.merge(name, amount, Long::sum);
        }

        @Override
        public void time(String name, long nanos, String... labels) {}

        @Override
        public void gauge(String name, DoubleSupplier value, String... labels) {}
    }
}
