package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

    private static TrainingSettings with(String own) {
        Config defaults = ConfigFactory.defaultReference().resolve().getConfig("chainon.training");
        return TrainingSettings.of(ConfigFactory.parseString(own).withFallback(defaults));
    }

    @Test
    void rateFallsEvenly_toZero() {
        TrainingSettings settings = with("learning-rate = 0.01");

        assertThat(settings.rate(0)).isEqualTo(0.01);
        assertThat(settings.rate(0.5)).isCloseTo(0.005, within(1e-12));
        assertThat(settings.rate(1)).isZero();
    }

    @Test
    void refusesWhatMakesNoSense_andSaysWhatWould() {
        assertThatThrownBy(() -> with("pieces = -1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("chainon.training.pieces", "between 0 and 256", "-1");
        assertThatThrownBy(() -> with("epoch = 1")).hasMessageContainingAll("unknown keys", "epoch");
    }

    @Test
    void paramsNameEverySettingOfTheModel() {
        assertThat(with("").params())
                .containsKeys("hidden", "pieces", "learning-rate", "seed", "patience", "calibration-days");
    }
}
