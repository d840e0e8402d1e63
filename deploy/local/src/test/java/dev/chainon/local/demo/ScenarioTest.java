package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.store.retraining.RetrainingState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

    @ParameterizedTest
    @ValueSource(strings = {"stale", "storm"})
    void namesAlertsAndAnEndThatThereAre_andNoDayOfJune(String name) {
        Scenario scenario = Scenario.read(name);
        List<String> rules =
                Definitions.packaged().alerts().stream().map(AlertRule::id).toList();

        assertThat(rules).containsAll(scenario.alerts());
        assertThat(Arrays.stream(RetrainingState.values()).map(RetrainingState::word))
                .contains(scenario.ends());
        assertThat(scenario.judged().get(0)).isBefore(scenario.judged().get(1));
        assertThat(scenario.judged().get(1)).isBeforeOrEqualTo(scenario.from());
        assertThat(scenario.from().getMonthValue()).isLessThan(6);
        assertThat(scenario.patience()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void tellsEachTrainingItsSettings() {
        assertThat(Scenario.read("storm").champion())
                .containsEntry("training.epochs", "1")
                .containsEntry(Handover.JUDGE_FROM, "2001-02-13");
    }

    @Test
    void unknownNamesAreRefused_withThoseThereAre() {
        assertThatThrownBy(() -> Scenario.read("calm"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("stale");
    }
}
