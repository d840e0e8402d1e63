package dev.chainon.console.page;

import dev.chainon.console.source.RetrainingBook;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Two retrainings, one that waits and one that the gate refused, with texts that would do harm on a page that does not escape; what is said is kept. */
final class RetrainingShelf implements RetrainingBook {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    final List<String> said = new ArrayList<>();
    volatile Outcome outcome = Outcome.DONE;
    volatile boolean away;
    volatile boolean answers = true;

    @Override
    public List<Entry> latest() {
        if (away) {
            throw new IllegalStateException("away");
        }
        RetrainingStep proposed = step(4, 1, RetrainingState.PROPOSED, OptionalLong.empty(), "it <i>fires</i>");
        RetrainingStep running = step(3, 1, RetrainingState.RUNNING, OptionalLong.of(9), "run 9 does it");
        RetrainingStep refused = step(3, 2, RetrainingState.REFUSED, OptionalLong.of(9), "gate: no gain");
        return List.of(
                new Entry(List.of(proposed), Optional.empty()),
                new Entry(List.of(running, refused), Optional.of(run())));
    }

    private static RetrainingStep step(long id, int step, RetrainingState state, OptionalLong run, String words) {
        return new RetrainingStep(id, step, AT.plusSeconds(step), state, "KettleLeaks", run, "monitor", words);
    }

    private static RunRow run() {
        StepRow gate = new StepRow(
                "gate",
                List.of(),
                StepState.FAILED,
                1,
                Optional.of(AT),
                Optional.of(AT.plusSeconds(90)),
                Optional.empty(),
                Optional.empty(),
                "no gain",
                true,
                "",
                new StepRow.Progress("", 0, 0));
        return new RunRow(9, "retraining", Map.of(), RunState.FAILED, "", AT, Optional.empty(), List.of(gate));
    }

    @Override
    public String ruling() {
        return "retraining 4 is open";
    }

    @Override
    public boolean answers() {
        return answers;
    }

    @Override
    public Outcome answer(long id, Answer answer, String key, String who, String why) {
        said.add(id + " " + answer + " " + key + " " + who + " " + why);
        return outcome;
    }
}
