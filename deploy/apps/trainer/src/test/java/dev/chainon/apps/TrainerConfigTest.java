package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static List<String> refused(double auc, double logLoss) {
        GateSettings settings = GateSettings.of(TrainerConfig.read().getConfig("training.gate"));
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
