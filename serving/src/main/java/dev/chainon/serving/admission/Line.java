package dev.chainon.serving.admission;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The queue of one event loop. Calls that come in one turn of the loop are answered together at its end, in one run of the model: a call that comes alone is answered
 * at the end of the turn in which it came, and nothing ever waits for company. There is no timer in that. What waits is bounded by number and by {@link Wait time}. To
 * be used on its event loop only.
 */
public final class Line {

    private final Admission admission;
    private final AdmissionSettings settings;
    private final Consumer<Runnable> endOfTurn;
    private final FairQueue<Call> waiting;
    private final Wait wait = new Wait();
    private boolean called;

    /** @param endOfTurn runs a task after what the event loop does now */
    Line(Admission admission, Consumer<Runnable> endOfTurn) {
        this.admission = admission;
        this.settings = admission.settings();
        this.endOfTurn = endOfTurn;
        this.waiting = new FairQueue<>(settings.queue());
    }

    /** Why a request is not let in whose head has come, if it is not. Asked first, so that nothing of its body is read for nothing. */
    public Optional<Rejected> turnedAway(String client, long deadline) {
        Optional<Rejected> refused = admission.turnedAway(client, deadline);
        if (refused.isPresent()) {
            return refused;
        }
        boolean full = full(deadline) && waiting.refuses(client);
        callAgain();
        return full ? Optional.of(admission.full()) : Optional.empty();
    }

    /** Takes a call that was not turned away, which is answered in any case: with its scores, or with why not. */
    public void submit(Call call) {
        if (admission.late(call)) {
            call.fail(admission.counted(Rejected.LATE));
        } else {
            wait.joined(admission.now());
            waiting.offer(call.client(), call, full(call.deadline()))
                    .ifPresent(refused -> refused.fail(admission.full()));
            callAgain();
        }
    }

    /** Less than one run is never too much: the model scores it at once, and a lone request is always answered. */
    private boolean full(long deadline) {
        int ahead = waiting.size();
        long now = admission.now();
        long since = wait.inTurn(now);
        long until = wait.until(ahead);
        return ahead >= settings.queue()
                || ahead >= settings.batchRows()
                        && (since + until > settings.patience().toNanos() || now + until - deadline > 0);
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
        long start = admission.now();
        admission.waited(wait.inLine(start));
        Batch batch = admission.batch();
        int calls = 0;
        while (batch.rows() < settings.batchRows()) {
            Optional<Call> next = waiting.poll();
            if (next.isEmpty()) {
                break;
            }
            admission.take(next.get(), batch);
            calls++;
        }
        batch.run();
        wait.answered(calls, admission.now() - start);
        if (waiting.size() > 0) {
            callAgain();
        } else {
            wait.empty();
        }
    }
}
