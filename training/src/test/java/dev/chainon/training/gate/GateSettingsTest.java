package dev.chainon.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.chainon.training.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateSettingsTest {

    private static GateSettings of(String own) {
        return GateSettings.of(ConfigFactory.parseString(own)
                .withFallback(ConfigFactory.parseResources("reference.conf").getConfig("chainon.training.gate")));
    }

    @Test
    void readsEveryBoundFromTheSettings() {
        GateSettings settings =
                of("floors { auc { at-least = 0.8 }, ece { at-most = 0.02 } }, better.metric = logloss, size-kb = 12");

        assertThat(settings.floors())
                .containsExactly(
                        new GateSettings.Floor(Metric.AUC, 0.8, Double.POSITIVE_INFINITY),
                        new GateSettings.Floor(Metric.ECE, Double.NEGATIVE_INFINITY, 0.02));
        assertThat(settings.better().metric()).isEqualTo(Metric.LOGLOSS);
        assertThat(settings.budgets().kilobytes()).isEqualTo(12);
        assertThat(settings.margins()).containsKeys(Metric.PRAUC, Metric.LOGLOSS, Metric.BRIER, Metric.ECE);
        assertThat(settings.control().beat()).contains("linear").doesNotContain("trees");
        assertThat(settings.control().margins()).containsOnlyKeys("trees");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> of("latency-us = 3")).hasMessageContaining("unknown keys under chainon.training.gate");
        assertThatThrownBy(() -> of("better.metric = f1")).hasMessageContaining("'f1'");
        assertThatThrownBy(() -> of("groups.recall = -0.1")).hasMessageContaining("groups.recall must be 0 or more");
    }

    @Test
    void aGateThatMeasuredNothingLetsNobodyPass() {
        assertThat(new Verdict(List.of()).passed()).isFalse();
        assertThat(new Verdict(List.of()).summary()).isEqualTo("nothing was measured");
    }
}
