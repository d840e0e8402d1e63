package dev.chainon.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class ChipSettingsTest {

    private static ChipSettings of(String own) {
        Config reference = ConfigFactory.defaultReference().getConfig("chainon.chips");
        return ChipSettings.of(ConfigFactory.parseString(own).withFallback(reference));
    }

    @Test
    void oneThreadOfTheProcessor_thatSleepsWhileItWaits_unlessToldOtherwise() {
        assertThat(ChipSettings.standard())
                .isEqualTo(new ChipSettings(ChipSettings.Backend.CPU, 1, ChipSettings.Wait.PASSIVE, Provider.CPU, 1));
    }

    @Test
    void saysWhatNativeLibrariesReadWhenAProcessStarts() {
        assertThat(of("backend = cuda, omp-threads = 4, omp-wait = active").environment())
                .containsEntry("OMP_NUM_THREADS", "4")
                .containsEntry("OMP_WAIT_POLICY", "ACTIVE")
                .containsEntry("BACKEND_PRIORITY_GPU", "100")
                .containsEntry("BACKEND_PRIORITY_CPU", "0");
        assertThat(ChipSettings.standard().environment())
                .containsEntry("BACKEND_PRIORITY_GPU", "0")
                .containsEntry("BACKEND_PRIORITY_CPU", "100");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> of("backend = tpu"))
                .hasMessageContaining("chainon.chips.backend")
                .hasMessageContaining("[cpu, cuda]")
                .hasMessageContaining("'tpu'");
        assertThatThrownBy(() -> of("provider = abacus")).hasMessageContaining("xnnpack");
        assertThatThrownBy(() -> of("omp-threads = 0")).hasMessageContaining("chainon.chips.omp-threads");
        assertThatThrownBy(() -> of("provider-threads = 0")).hasMessageContaining("provider-threads");
        assertThatThrownBy(() -> of("speed = 11")).hasMessageContaining("unknown keys under chainon.chips: [speed]");
    }
}
