package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Check;
import dev.chainon.training.gate.GateSettings;
import dev.chainon.training.gate.OwnChecks;
import dev.chainon.training.tracking.TrackingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {

    @Test
    @Criterion("B2Cr1.gate")
    void theFloorsOfTheFlightsRefuseAWeakAndALeakingModel() {
        assertThat(refused(0.86, 0.28)).containsExactly("floor auc");
        assertThat(refused(0.92, 0.25)).containsExactly("floor auc");
        assertThat(refused(0.89, 0.31)).containsExactly("floor logloss");
        assertThat(refused(0.89, 0.27)).isEmpty();
    }

    @Test
    void aWindowOfDaysHasFloorsOfItsOwn_andItsFiguresAreNotThoseOfMay() {
        Config week = TrainerConfig.over(ConfigFactory.parseString(
                "chainon.training.window { judge-from = \"2001-02-17\", judge-until = \"2001-02-24\" }"));

        assertThat(week.getString("training.period")).isEqualTo("window");
        assertThat(refused(week, 0.92, 0.40)).as("a week of storm").isEmpty();
        assertThat(refused(week, 0.96, 0.40)).containsExactly("floor auc");
        assertThat(TrainerConfig.read().getString("training.period")).isEqualTo("may");
    }

    private static List<String> refused(double auc, double logLoss) {
        return refused(TrainerConfig.read(), auc, logLoss);
    }

    private static List<String> refused(Config chainon, double auc, double logLoss) {
        GateSettings settings = GateSettings.of(chainon.getConfig("training.gate"));
        return new OwnChecks(settings)
                .floors(new ModelMetrics(auc, 0.7, logLoss, 0.08, 0.01, 1000, 200)).stream()
                        .filter(check -> !check.passed())
                        .map(TrainerConfigTest::name)
                        .toList();
    }

    private static String name(Check check) {
        return check.name() + " " + check.subject();
    }

    @Test
    void noTrackingServerIsAskedUnlessOneIsNamed() {
        assertThat(TrackingSettings.of(TrainerConfig.read().getConfig("tracking"))
                        .uri())
                .isEmpty();
    }
}
