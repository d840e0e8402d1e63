package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.features.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightReasonsTest {

    private final Flights flights = new Flights();

    @Test
    void everyFeatureHasOneReason() {
        List<String> named = flights.reasons().stream()
                .flatMap(reason -> reason.features().stream())
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(flights.features().names());
    }

    @Test
    void everyReasonHasWords() {
        for (Reason reason : flights.reasons()) {
            assertThat(flights.wording("reason." + reason.key(), "fr"))
                    .as(reason.key())
                    .isPresent();
            assertThat(flights.wording("reason." + reason.key(), "en"))
                    .as(reason.key())
                    .isPresent();
        }
    }

    @Test
    void onlyDelaysSway() {
        assertThat(flights.reasons())
                .flatExtracting(Reason::sways)
                .isNotEmpty()
                .allMatch(name -> name.endsWith("_late_share") || name.endsWith("_mean_delay"));
    }
}
