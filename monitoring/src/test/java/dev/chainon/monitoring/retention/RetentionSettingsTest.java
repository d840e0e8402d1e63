package dev.chainon.monitoring.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Retention;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {

    @Test
    @Criterion("B1Cr3.retention")
    void periodsAreTheContracts() {
        RetentionSettings settings = RetentionSettings.of(ConfigFactory.defaultReference(), Orders.contract());

        assertThat(settings.every()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.periods())
                .isEqualTo(new Retention.Periods(
                        Duration.ofDays(300),
                        Duration.ofDays(200),
                        Duration.ofHours(10),
                        Duration.ofDays(400),
                        Duration.ofDays(100)));
    }

    @Test
    void refuseAContractThatSetsNoPeriod() {
        String without = Orders.YAML.replace("physicalName: runtime.outcome", "physicalName: runtime.truth");

        assertThatThrownBy(() -> RetentionSettings.of(ConfigFactory.defaultReference(), ContractYaml.read(without)))
                .hasMessageContaining("contract kept-kettles sets no retention of runtime.outcome");
    }

    /** A notice and a key have no sweep of their own: another period in the contract would be a promise that nobody keeps. */
    @Test
    @Criterion("B1Cr3.retention")
    void refuseAContractThatKeepsNoticesOrKeysForAnotherTimeThanTheirSubscription() {
        for (String place : new String[] {"runtime.notice", "runtime.person_key"}) {
            assertThat(RetentionSettings.of(
                                    ConfigFactory.defaultReference(), Orders.withTableKept(place, "value: 10, unit: h"))
                            .periods()
                            .subscriptions())
                    .isEqualTo(Duration.ofHours(10));
            assertThatThrownBy(() -> RetentionSettings.of(
                            ConfigFactory.defaultReference(), Orders.withTableKept(place, "value: 11, unit: h")))
                    .hasMessageContaining("keeps " + place + " for PT11H and runtime.subscription for PT10H");
        }
    }

    @Test
    @Criterion("B1Cr3.retention")
    void refuseAContractThatKeepsTheAccessLogForLessThanAYear() {
        String shorter =
                Orders.YAML.replace("value: 400, unit: d, element: uses", "value: 365, unit: d, element: uses");

        assertThatThrownBy(() -> RetentionSettings.of(ConfigFactory.defaultReference(), ContractYaml.read(shorter)))
                .hasMessageContaining("runtime.access_log must be 366 days or more, not 365");
    }

    @Test
    @Criterion("B3Cr7.retention")
    void logOfAClosedReplay_isKeptAsTheContractSays_andAsLongAsWhatIsRebuiltFromIt() {
        assertThat(RetentionSettings.of(ConfigFactory.defaultReference(), Orders.contract())
                        .log())
                .as("no end is set")
                .isEmpty();
        assertThat(RetentionSettings.of(ConfigFactory.defaultReference(), Orders.logKept(300))
                        .log())
                .contains(Duration.ofDays(300));
        assertThatThrownBy(() -> RetentionSettings.of(ConfigFactory.defaultReference(), Orders.logKept(299)))
                .hasMessageContaining("for 299 days and its predictions for 300");
    }

    @Test
    void refuseAnUnknownKey_andAPauseThatIsNone() {
        assertThatThrownBy(() -> with("chainon.retention.event-time = 30 days")).hasMessageContaining("[event-time]");
        assertThatThrownBy(() -> with("chainon.retention.every = 0 s")).hasMessageContaining("every must be positive");
    }

    private static RetentionSettings with(String line) {
        return RetentionSettings.of(
                ConfigFactory.parseString(line).withFallback(ConfigFactory.defaultReference()), Orders.contract());
    }
}
