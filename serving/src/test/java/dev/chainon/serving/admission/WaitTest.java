package dev.chainon.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is refused because he would wait too long. */
class WaitTest extends LineByHand {

    /** Each call takes 5 ms here, and a run takes two: what would wait for longer than 20 ms is refused when its head has come. */
    @Test
    @Criterion("B2Cr6.load-shedding")
    void callThatWouldWaitLongerThanOurPatience_isTurnedAwayByItsHead() {
        Line line = line(100, 2);
        for (int run = 0; run < 100; run++) {
            slow(line, "warm", 5);
            turn();
        }
        List<Asked> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Asked call = new Asked("client " + i, 5);
            if (line.turnedAway(call.client(), call.deadline()).isEmpty()) {
                line.submit(call);
                calls.add(call);
            }
        }
        assertThat(calls).as("the fifth waits for four times five milliseconds").hasSize(5);
        assertThat(counted).containsEntry("refused full", 5L);
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void callThatWouldBeLateWhenItsTurnComes_isTurnedAwayAtOnce() {
        Line line = line(100, 2);
        for (int run = 0; run < 100; run++) {
            slow(line, "warm", 5);
            turn();
        }
        line.submit(new Asked("a", 1));
        line.submit(new Asked("b", 1));

        assertThat(line.turnedAway("c", nanos.get() + Duration.ofMillis(11).toNanos()))
                .isEmpty();
        assertThat(line.turnedAway("c", nanos.get() + Duration.ofMillis(9).toNanos()))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Rejected.Reason.FULL));
    }

    /** The first of a run joined three milliseconds before it; what is left for the next run goes on waiting. */
    @Test
    @Criterion("B2Cr6.load-shedding")
    void timeInLineIsToldForEachRun_ofThoseWhoWaitedLongest() {
        Line line = line(100, 1);
        line.submit(new Asked("a", 1));
        nanos.addAndGet(2_000);
        line.submit(new Asked("b", 1));
        nanos.addAndGet(1_000);
        turn();
        nanos.addAndGet(500);
        turn();
        line.submit(new Asked("c", 1));
        turn();

        assertThat(timed)
                .filteredOn(told -> told.startsWith("chainon_admission_wait_seconds"))
                .containsExactly(
                        "chainon_admission_wait_seconds 3000",
                        "chainon_admission_wait_seconds 3500",
                        "chainon_admission_wait_seconds 0");
    }

    /** The loop has read for so long that what it reads now waited in the kernel meanwhile. */
    @Test
    @Criterion("B2Cr6.load-shedding")
    void turnThatLasts_letsInNoMoreThanOneRun_andTheNextBeginsAnew() {
        Line line = line(100, 2);
        line.submit(new Asked("a", 1));
        nanos.addAndGet(PATIENCE.toNanos() + 1);
        line.submit(new Asked("b", 1));
        Asked third = new Asked("c", 1);
        line.submit(third);
        assertThat(third.rejected()).isEqualTo(Rejected.Reason.FULL);
        turn();

        List<Asked> next = List.of(new Asked("a", 1), new Asked("b", 1), new Asked("c", 1));
        next.forEach(line::submit);
        assertThat(next).noneMatch(call -> call.failure != null);
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void loneCall_isNeverRefused_howeverSlowTheLoopIs() {
        Line line = line(1, 1);
        for (int run = 0; run < 20; run++) {
            Asked alone = slow(line, "a", 900);
            nanos.addAndGet(Duration.ofMillis(50).toNanos());
            turn();
            assertThat(alone.scores).hasSize(1);
        }
    }

    /** A call that takes this long to be read. */
    private Asked slow(Line line, String client, int millis) {
        Asked call = new Asked(client, 1);
        call.takes = Duration.ofMillis(millis);
        assertThat(line.turnedAway(client, call.deadline)).isEmpty();
        line.submit(call);
        return call;
    }
}
