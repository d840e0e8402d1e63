package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void namesCarryPrefixAndEpoch() {
        assertThat(new Topics("flights", 3).all())
                .containsExactly(
                        "flights.raw.e3",
                        "flights.clean.e3",
                        "flights.quarantine.e3",
                        "flights.predictions.e3",
                        "flights.snapshots.e3");
    }

    @Test
    void refusesWhatCannotNameATopic() {
        assertThatThrownBy(() -> new Topics("Flights!", 1)).hasMessageContaining("Flights!");
        assertThatThrownBy(() -> new Topics("flights", 0)).hasMessageContaining("not 0");
    }

    @Test
    void namesTopicAndAddress_whenNoBrokerAnswers() {
        try (TopicAdmin admin = new TopicAdmin("127.0.0.1:1", Duration.ofMillis(200))) {
            assertThatThrownBy(() -> admin.create(new Topics("kettles", 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("kettles.")
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageContaining("is the broker running?");
        }
    }
}
