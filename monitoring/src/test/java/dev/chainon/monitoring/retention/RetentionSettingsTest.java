package dev.chainon.monitoring.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {

    @Test
    void haveTheirDefaults() {
        assertThat(RetentionSettings.of(ConfigFactory.defaultReference())
                        .periods()
                        .eventTime())
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void refuseAnUnknownKey_andAPauseThatIsNone() {
        assertThatThrownBy(() -> with("chainon.retention.evry = 1 hour")).hasMessageContaining("[evry]");
        assertThatThrownBy(() -> with("chainon.retention.every = 0 s")).hasMessageContaining("every must be positive");
    }

    private static RetentionSettings with(String line) {
        return RetentionSettings.of(ConfigFactory.parseString(line).withFallback(ConfigFactory.defaultReference()));
    }
}
