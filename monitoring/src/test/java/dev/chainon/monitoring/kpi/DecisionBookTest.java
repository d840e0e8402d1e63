package dev.chainon.monitoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.Costs;
import dev.chainon.core.model.Inputs;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.query.Exposition;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Query;
import dev.chainon.monitoring.query.SeriesStore;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counted by hand: a missed warning costs 4, a false one 1, so one warns from 0.2 on. */
class DecisionBookTest {

    private static final Costs COSTS = new Costs(1, 4);
    private static final long EIGHT = 100 * 1440 + 8 * 60;

    private final Definitions definitions = Definitions.packaged();
    private final PrometheusTelemetry telemetry = new PrometheusTelemetry();
    private final DecisionBook book = new DecisionBook(COSTS, minute -> (int) (minute / 60 % 24), telemetry);

    @AfterEach
    void close() {
        telemetry.close();
    }

    private void instance(String kettle, long minute) {
        book.heard(new KettleEvent(kettle, "blue", minute, 1, Optional.empty()));
    }

    private void predict(String kettle, long minute, double model, double control) {
        book.predicted(new Prediction(
                1,
                kettle + "/I",
                kettle,
                minute,
                model,
                "m",
                1,
                0,
                0,
                Map.of(),
                OptionalDouble.of(control),
                Inputs.NONE));
    }

    private void outcome(String kettle, long minute, boolean spilled) {
        book.heard(new KettleEvent(kettle, "blue", minute, 1, Optional.of(spilled)));
    }

    private void followed(String kettle, long minute, double model, double control, boolean spilled, int notice) {
        instance(kettle, minute);
        predict(kettle, minute, model, control);
        outcome(kettle, minute + notice, spilled);
    }

    private double indicator(String id) {
        SeriesStore series = new SeriesStore(definitions.series());
        series.addAll(Exposition.read(telemetry.scrape(), definitions.series()), "process", "monitor", 0);
        Indicator indicator = definitions.indicators().stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Query.of(indicator.query()).at(new Moment(series, 0)).orElse(Double.NaN);
    }

    /** Two days of predictions wait for their outcome: what a model was given is thirty times as large as what is needed of it, and would fill this heap twice. */
    @Test
    void whatWaitsForItsOutcome_holdsNoInputs() {
        int floats = 250_000;
        long rows = 2 * Runtime.getRuntime().maxMemory() / (floats * Float.BYTES);
        for (int row = 0; row < rows; row++) {
            String kettle = "k" + row;
            book.predicted(new Prediction(
                    1,
                    kettle + "/I",
                    kettle,
                    EIGHT,
                    0.5,
                    "m",
                    1,
                    0,
                    0,
                    Map.of(),
                    OptionalDouble.empty(),
                    Inputs.of(new float[floats])));
            outcome(kettle, EIGHT + 30, true);
        }
        assertThat(book.count(new Decisions.Cell(Decisions.Policy.MODEL, true, true)))
                .isEqualTo(rows);
    }

    /** Five cases: the model warns of a, b and c, of which a and b spill; e spills unannounced. The control group warns of c, d and e. */
    private void five() {
        followed("a", EIGHT, 0.9, 0.1, true, 50);
        followed("b", EIGHT + 1, 0.2, 0.1, true, 90);
        followed("c", EIGHT + 2, 0.3, 0.3, false, 70);
        followed("d", EIGHT + 61, 0.1, 0.3, false, 70);
        followed("e", EIGHT + 62, 0.19, 0.3, true, 70);
    }

    @Test
    @Criterion("B1Cr6.decision")
    void warningsNoticeAndCostAreCountedAgainstTheControlGroup() {
        five();

        assertThat(indicator("warnings.due")).isEqualTo(3);
        assertThat(indicator("warnings.precision")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(indicator("warnings.recall")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(indicator("notice.minutes")).as("of a and b").isEqualTo((50 + 90) / 2.0);
        assertThat(indicator("cost.model")).as("c and e").isEqualTo(1000 * (1 + 4) / 5.0);
        assertThat(indicator("cost.control")).as("c, d, a and b").isEqualTo(1000 * (1 + 1 + 4 + 4) / 5.0);
        assertThat(indicator("cost.nobody")).as("a, b and e").isEqualTo(1000 * 12 / 5.0);
    }

    @Test
    @Criterion("B1Cr6.decision")
    void costIsKnownForEachHourOfTheDay() {
        five();

        assertThat(book.costOfHour(Decisions.Policy.MODEL, 8)).isCloseTo(1000 / 3.0, within(1e-9));
        assertThat(book.costOfHour(Decisions.Policy.MODEL, 9)).isEqualTo(2000);
        assertThat(book.costOfHour(Decisions.Policy.CONTROL, 9)).isEqualTo(500);
        assertThat(book.costOfHour(Decisions.Policy.MODEL, 10)).isNaN();
        assertThat(telemetry.scrape())
                .contains("chainon_decisions_by_hour{hour=\"09\",outcome=\"yes\",policy=\"model\",warned=\"no\"} 1.0");
    }

    @Test
    void whatIsOlderThanADayLeaves_andTheHoursStay() {
        five();
        followed("f", EIGHT + 1440 + 300, 0.9, 0.1, true, 20);

        assertThat(indicator("warnings.due")).isEqualTo(1);
        assertThat(indicator("cost.model")).isZero();
        assertThat(book.costOfHour(Decisions.Policy.MODEL, 9)).isEqualTo(2000);
    }

    @Test
    void aRepetitionCountsOnce_inWhicheverOrderTheLogsAreRead() {
        outcome("a", EIGHT + 50, true);
        predict("a", EIGHT, 0.9, 0.1);
        predict("a", EIGHT, 0.9, 0.1);
        outcome("a", EIGHT + 50, true);

        assertThat(indicator("warnings.due")).isEqualTo(1);
    }

    @Test
    @Criterion("B1Cr6.objectives")
    void aCaseWithoutPredictionIsJudgedSixHoursAfterItsOutcome_unlessItBeganBeforeTheLog() {
        five();
        instance("lost", EIGHT + 70);
        outcome("lost", EIGHT + 100, false);
        outcome("begunBefore", EIGHT + 100, false);
        instance("later", EIGHT + 100 + 359);
        assertThat(telemetry.scrape()).contains("chainon_judged_unpredicted_total 0.0");

        instance("latest", EIGHT + 132 + 360);

        assertThat(telemetry.scrape()).contains("chainon_judged_total 6.0", "chainon_judged_unpredicted_total 1.0");
    }
}
