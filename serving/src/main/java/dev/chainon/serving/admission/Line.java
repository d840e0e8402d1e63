package dev.chainon.serving.admission;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The queue of one event loop. Calls that come in one turn of the loop are answered together at its end, in one run of the model: a call that comes alone is answered
 * at the end of the turn in which it came, and nothing ever waits for company. There is no clock and no timer in that. To be used on its event loop only.
 */
public final class Line {

    private final Admission admission;
    private final Consumer<Runnable> endOfTurn;
    private final FairQueue<Call> waiting;
    private boolean called;

    /** @param endOfTurn runs a task after what the event loop does now */
    Line(Admission admission, Consumer<Runnable> endOfTurn) {
        this.admission = admission;
        this.endOfTurn = endOfTurn;
        this.waiting = new FairQueue<>(admission.settings().queue());
    }

    /** Takes a call, which is answered in any case: with its scores, or with why not. */
    public void submit(Call call) {
        Optional<Rejected> turnedAway = admission.turnedAway(call);
        if (turnedAway.isPresent()) {
            call.fail(turnedAway.get());
            return;
        }
        waiting.offer(call.client(), call)
                .ifPresent(refused -> refused.fail(admission.counted(Rejected.full(waiting.size()))));
        callAgain();
    }

    private void callAgain() {
        if (!called) {
            called = true;
            endOfTurn.accept(this::answer);
        }
    }

    /** One run; what is left after it waits for the next turn, so that the loop can read and write in between. */
    private void answer() {
        called = false;
        Batch batch = admission.batch();
        while (batch.rows() < admission.settings().batchRows()) {
            Optional<Call> next = waiting.poll();
            if (next.isEmpty()) {
                break;
            }
            admission.take(next.get(), batch);
        }
        batch.run();
        if (waiting.size() > 0) {
            callAgain();
        }
    }
}
