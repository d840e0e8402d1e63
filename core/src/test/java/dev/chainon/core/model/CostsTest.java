package dev.chainon.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CostsTest {

    /** Warning at probability p costs (1 - p) false warnings; saying nothing costs p missed ones. */
    @Property(tries = 300, seed = "1")
    void warningIsCheaperFromTheThresholdOn(
            @ForAll @DoubleRange(min = .01, max = 100) double falseWarning,
            @ForAll @DoubleRange(min = .01, max = 100) double missedWarning,
            @ForAll @DoubleRange(min = 0, max = 1) double probability) {
        Costs costs = new Costs(falseWarning, missedWarning);
        double gain = probability * missedWarning - (1 - probability) * falseWarning;

        if (Math.abs(gain) > 1e-9) {
            assertThat(gain > 0).isEqualTo(probability > costs.threshold());
        }
    }

    @Test
    void addsWhatEachMistakeCosts() {
        assertThat(new Costs(2, 5).of(3, 4)).isEqualTo(26);
        assertThat(Costs.EQUAL.threshold()).isEqualTo(.5);
        assertThat(new Costs(1, 3).threshold()).isEqualTo(.25);
    }

    @Test
    void refusesACostThatIsNone() {
        for (double bad : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> new Costs(bad, 1))
                    .hasMessageContaining("must both be above 0, not " + bad + " and 1.0");
            assertThatThrownBy(() -> new Costs(1, bad)).hasMessageContaining("must both be above 0");
        }
    }

    @Test
    void metricsKnowTheirBaseRate_andFitTogether() {
        assertThat(new ModelMetrics(.9, .8, .3, .1, .01, 200, 50).baseRate()).isEqualTo(.25);
        assertThat(new ModelMetrics(.9, .8, .3, .1, .01, 1, 1).baseRate()).isEqualTo(1);
        assertThat(new ModelMetrics(.9, .8, .3, .1, .01, 1, 0).baseRate()).isZero();
        assertThatThrownBy(() -> new ModelMetrics(.9, .8, .3, .1, .01, 0, 0))
                .hasMessageContaining("do not fit together");
        assertThatThrownBy(() -> new ModelMetrics(.9, .8, .3, .1, .01, 5, 6))
                .hasMessageContaining("rows 5 and positives 6");
        assertThatThrownBy(() -> new ModelMetrics(.9, .8, .3, .1, .01, 5, -1)).hasMessageContaining("positives -1");
    }
}
