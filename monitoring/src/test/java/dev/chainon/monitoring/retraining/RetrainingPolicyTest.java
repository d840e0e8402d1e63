package dev.chainon.monitoring.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrainingPolicyTest {

    private static final Instant NOW = Instant.parse("2001-05-10T12:00:00Z");
    private static final FiringAlert LOST = firing("quality-lost", 60);

    private final RetrainingPolicy policy = new RetrainingPolicy(new RetrainingSettings(
            Set.of("quality-lost", "model-old"),
            Duration.ofMinutes(10),
            2,
            Duration.ofHours(1),
            false,
            Duration.ofSeconds(1),
            Optional.empty()));

    @Test
    void theAlertThatFiresLongest_ofThoseThatCallForIt_isAnswered() {
        assertThat(policy.rule(NOW, List.of(LOST, firing("model-old", 600), firing("disk-full", 9_000)), List.of()))
                .isEqualTo(new Ruling.Retrain(firing("model-old", 600)));
    }

    @Test
    void nothingIsDoneForOtherAlerts() {
        assertThat(words(List.of(firing("disk-full", 9_000)))).contains("no alert that fires calls for it");
        assertThat(words(List.of())).contains("no alert that fires calls for it");
    }

    @Test
    void oneAtATime() {
        assertThat(words(List.of(LOST), step(3, RetrainingState.RUNNING, "model-old", 5_000)))
                .isEqualTo("retraining 3 is open");
        assertThat(words(List.of(LOST), step(3, RetrainingState.PROPOSED, "model-old", 5_000)))
                .isEqualTo("retraining 3 is open");
    }

    @Test
    void aRestFollowsEach_toTheSecond() {
        assertThat(words(List.of(LOST), step(3, RetrainingState.PROMOTED, "model-old", 599)))
                .isEqualTo("retraining 3 ended less than 600 s ago");
        assertThat(policy.rule(NOW, List.of(LOST), List.of(step(3, RetrainingState.PROMOTED, "model-old", 600))))
                .isEqualTo(new Ruling.Retrain(LOST));
    }

    @Test
    void theBudgetOfAWindowCannotBeExceeded_andStoppedOnesCostNothing() {
        RetrainingStep first = step(1, RetrainingState.FAILED, "model-old", 3_000);
        RetrainingStep second = step(2, RetrainingState.ROLLED_BACK, "model-old", 2_000);
        assertThat(words(List.of(LOST), second, first)).isEqualTo("the budget of 2 in 3600 s is spent");

        RetrainingStep stopped = step(2, RetrainingState.STOPPED, "model-old", 2_000);
        assertThat(policy.rule(NOW, List.of(LOST), List.of(stopped, first))).isEqualTo(new Ruling.Retrain(LOST));
        RetrainingStep longAgo = step(1, RetrainingState.FAILED, "model-old", 3_600);
        assertThat(policy.rule(NOW, List.of(LOST), List.of(second, longAgo))).isEqualTo(new Ruling.Retrain(LOST));
    }

    @Test
    void anAlertIsAnsweredOnceWhileItFires_andAgainWhenItCameBack() {
        RetrainingStep refused = step(1, RetrainingState.REFUSED, "quality-lost", 1_000);

        assertThat(policy.rule(NOW, List.of(firing("quality-lost", 2_000)), List.of(refused)))
                .isEqualTo(new Ruling.Leave("each alert that fires was answered while it fired"));
        assertThat(policy.rule(NOW, List.of(firing("quality-lost", 500)), List.of(refused)))
                .isEqualTo(new Ruling.Retrain(firing("quality-lost", 500)));
    }

    private String words(List<FiringAlert> firing, RetrainingStep... past) {
        return policy.rule(NOW, firing, List.of(past)) instanceof Ruling.Leave leave ? leave.why() : "";
    }

    private static FiringAlert firing(String id, int secondsAgo) {
        return new FiringAlert(id, NOW.minusSeconds(secondsAgo), "it fires");
    }

    private static RetrainingStep step(long id, RetrainingState state, String cause, int secondsAgo) {
        return new RetrainingStep(
                id, 4, NOW.minusSeconds(secondsAgo), state, cause, OptionalLong.empty(), "launcher", "so it was");
    }
}
