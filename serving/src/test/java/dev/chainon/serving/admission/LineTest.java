package dev.chainon.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest extends LineByHand {

    @Test
    @Criterion("B2Cr6.micro-batching")
    void loneCall_isAnsweredInItsTurn_withoutATimerOrAClock() {
        Line line = line(100, 64);
        Asked alone = new Asked("a", 2);
        line.submit(alone);

        assertThat(loop).as("only the end of this turn").hasSize(1);
        turn();
        assertThat(alone.scores).containsExactly(new float[] {expected(2, 1)}, within(1e-6f));
        assertThat(loop).isEmpty();
        assertThat(counted).containsEntry("chainon_inference_runs_total", 1L);
    }

    @Test
    @Criterion("B2Cr6.micro-batching")
    void callsOfOneTurn_areScoredInOneRun_eachWithItsOwnAnswer() {
        Line line = line(100, 64);
        List<Asked> calls = List.of(new Asked("a", 1), new Asked("b", 2, 3), new Asked("a", -4));
        calls.forEach(line::submit);
        turn();

        assertThat(calls.get(0).scores).containsExactly(new float[] {expected(1, 1)}, within(1e-6f));
        assertThat(calls.get(1).scores).containsExactly(new float[] {expected(2, 1), expected(3, 1)}, within(1e-6f));
        assertThat(calls.get(2).scores).containsExactly(new float[] {expected(-4, 1)}, within(1e-6f));
        assertThat(counted)
                .containsEntry("chainon_inference_runs_total", 1L)
                .containsEntry("chainon_inferences_total", 4L);
    }

    @Test
    void fullRun_leavesTheRestToTheNextTurn_inWhichOthersMayJoin() {
        Line line = line(100, 2);
        List<Asked> calls = List.of(new Asked("a", 1), new Asked("a", 2), new Asked("a", 3));
        calls.forEach(line::submit);
        turn();
        assertThat(calls.get(1).scores).isNotEmpty();
        assertThat(calls.get(2).scores).isEmpty();

        Asked joined = new Asked("b", 5);
        line.submit(joined);
        turn();
        assertThat(calls.get(2).scores).containsExactly(new float[] {expected(3, 1)}, within(1e-6f));
        assertThat(joined.scores).containsExactly(new float[] {expected(5, 1)}, within(1e-6f));
        assertThat(counted).containsEntry("chainon_inference_runs_total", 2L);
    }

    @Test
    void callThatCannotBeRead_failsAlone() {
        Line line = line(100, 64);
        Asked good = new Asked("a", 1);
        Asked bad = new Asked("a");
        line.submit(bad);
        line.submit(good);
        turn();

        assertThat(bad.failure).hasMessage("no rows");
        assertThat(good.scores).containsExactly(new float[] {expected(1, 1)}, within(1e-6f));
    }

    @Test
    void callsOfTwoModels_areScoredByTheModelEachAskedFor() {
        Line line = line(100, 64);
        Asked first = new Asked("a", 1);
        Asked second = new Asked("a", 1);
        first.opened = slot.use().orElseThrow();
        serve(2);
        line.submit(first);
        line.submit(second);
        turn();

        assertThat(first.scores).containsExactly(new float[] {expected(1, 1)}, within(1e-6f));
        assertThat(second.scores).containsExactly(new float[] {expected(1, 2)}, within(1e-6f));
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void lateCall_isAnsweredSo_andNothingOfItIsRead() {
        Line line = line(100, 64);
        Asked late = new Asked("a", 1);
        Asked early = new Asked("a", 1);
        late.deadline = nanos.get() + Duration.ofMillis(5).toNanos();
        early.deadline = nanos.get() + Duration.ofMillis(6).toNanos();
        line.submit(late);
        line.submit(early);
        nanos.addAndGet(Duration.ofMillis(5).toNanos());
        turn();

        assertThat(late.rejected()).isEqualTo(Rejected.Reason.LATE);
        assertThat(late.read).isFalse();
        assertThat(early.scores).isNotEmpty();
        assertThat(counted).containsEntry("chainon_inferences_total", 1L).containsEntry("refused late", 1L);
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void callThatIsLateWhenItComes_takesNoRoom() {
        Line line = line(1, 64);
        Asked late = new Asked("a", 1);
        late.deadline = nanos.get();
        line.submit(late);

        assertThat(late.rejected()).isEqualTo(Rejected.Reason.LATE);
        assertThat(loop).isEmpty();
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void moreThanFit_areRefusedAtOnceWithATimeToComeBack_andTheRestIsAnswered() {
        Line line = line(3, 64);
        List<Asked> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(new Asked("client " + i, i));
            line.submit(calls.get(i));
        }
        assertThat(calls.stream().filter(c -> c.failure != null)).hasSize(7).allSatisfy(refused -> {
            assertThat(refused.rejected()).isEqualTo(Rejected.Reason.FULL);
            assertThat(((Rejected) refused.failure).retryAfterSeconds()).contains(1);
            assertThat(refused.read).isFalse();
        });
        turn();
        assertThat(calls.stream().filter(c -> c.scores.length == 1)).hasSize(3);
        assertThat(counted).containsEntry("refused full", 7L);
    }

    @Test
    @Criterion("B2Cr6.fair-queue")
    void greedyClient_losesItsOwnCalls_andTheModestOneIsInTheNextRun() {
        Line line = line(8, 2);
        List<Asked> greedy = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            greedy.add(new Asked("greedy", i));
            line.submit(greedy.get(i));
        }
        Asked modest = new Asked("modest", 1);
        line.submit(modest);
        turn();

        assertThat(modest.scores).as("in the first run").hasSize(1);
        assertThat(greedy.stream().filter(c -> c.scores.length == 1)).hasSize(1);
        assertThat(greedy.stream().filter(c -> c.failure != null)).hasSize(13);
    }
}
