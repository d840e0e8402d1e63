package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeadInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HandClock clock = new HandClock();

    @Test
    void sendsARecordWhenTheOneBeforeIsJudged_andEndsWhenOneIsPredicted() {
        Duration first = Duration.ofSeconds(4);
        Duration prediction = Duration.ofMillis(5_500);
        LeadIn lead = lead(3, answers(first, prediction));

        lead.sent();
        assertThat(clock.nanos())
                .as("it is judged, and was perhaps no instance")
                .isBetween(first.toNanos(), prediction.toNanos());
        assertThat(lead.goesOn()).isTrue();
        lead.sent();
        assertThat(clock.nanos()).as("the second is predicted").isGreaterThanOrEqualTo(prediction.toNanos());
        long now = clock.nanos();
        lead.sent();
        assertThat(lead.goesOn()).as("three were wanted").isFalse();
        lead.end();
        assertThat(clock.nanos()).as("what is answered is not waited for").isEqualTo(now);
    }

    @Test
    void isNoneOfItsAnswers_whatWasAnsweredBefore() {
        LeadIn lead = lead(1, new Fixed(70, 30));

        lead.sent();
        lead.end();

        assertThat(clock.nanos()).as("nothing new came").isGreaterThanOrEqualTo(PATIENCE.toNanos());
    }

    @Test
    void isOver_whenNobodyAnswersWithinThePatience() {
        LeadIn lead = lead(200, new Fixed(0, 0));

        lead.sent();

        assertThat(lead.goesOn()).isFalse();
        lead.end();
        assertThat(clock.nanos()).isLessThan(PATIENCE.plusSeconds(1).toNanos());
    }

    @Test
    void waitsForNothing_whenNoneIsWanted() {
        LeadIn lead = lead(0, new Fixed(0, 0));

        assertThat(lead.goesOn()).isFalse();
        lead.end();
        assertThat(clock.nanos()).isZero();
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> new LeadInSettings(-1, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("records = -1");
    }

    private LeadIn lead(int records, LeadIn.Answers answers) {
        return new LeadIn(new LeadInSettings(records, PATIENCE), answers, clock);
    }

    /** All is judged from some moment on, and predicted from a later one. */
    private LeadIn.Answers answers(Duration judged, Duration predicted) {
        return new LeadIn.Answers() {
            @Override
            public long judged() {
                return clock.nanos() < judged.toNanos() ? 0 : 3;
            }

            @Override
            public long predicted() {
                return clock.nanos() < predicted.toNanos() ? 0 : 1;
            }
        };
    }

    private record Fixed(long judged, long predicted) implements LeadIn.Answers {}
}
