package dev.chainon.ingestion.replay;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first records of a replay, one after the other: each is sent when the one before is judged, and the clock of the replay begins once something was predicted. A stream that has
 * just started answers its very first record after seconds; at the pace of a replay, thousands would come meanwhile and wait behind it, which no source of
 * real events would do to it.
 *
 * <p>Whoever does not answer within the patience is not waited for any more. One thread at a time.
 */
final class LeadIn {

    /** What the stream has written so far. */
    interface Answers {

        /** Raw records that were judged, good or bad. */
        long judged();

        long predicted();
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeadIn.class);
    private static final long LOOK_NANOS = 2_000_000;
    private static final long FIRST_PREDICTION_NANOS = 1_000_000_000;

    private final LeadInSettings settings;
    private final Answers answers;
    private final Pace.Clock clock;
    private final long limit;
    private final long judged;
    private final long predicted;
    private int sent;

    /** Begins now: its patience counts from here, and answers of before are none. */
    LeadIn(LeadInSettings settings, Answers answers, Pace.Clock clock) {
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
        this.limit = clock.nanos() + settings.patience().toNanos();
        this.judged = answers.judged();
        this.predicted = answers.predicted();
    }

    /** Whether another record belongs to it. */
    boolean goesOn() {
        return sent < settings.records() && clock.nanos() < limit;
    }

    /** A record was sent: returns when it is judged. Until something is predicted it also waits a while for that: not every record asks for a prediction. */
    void sent() {
        sent++;
        await(limit, () -> answers.judged() - judged >= sent);
        await(Math.min(limit, clock.nanos() + FIRST_PREDICTION_NANOS), this::predicts);
    }

    private boolean predicts() {
        return answers.predicted() > predicted;
    }

    /** Returns when one of its records is predicted, if there were any. */
    void end() {
        if (sent > 0) {
            await(limit, this::predicts);
            LOG.info(
                    "the lead-in is over: records={} judged={} predicted={}",
                    sent,
                    answers.judged() - judged,
                    answers.predicted() - predicted);
        }
    }

    private void await(long until, BooleanSupplier done) {
        while (!done.getAsBoolean() && clock.nanos() < until) {
            clock.sleep(LOOK_NANOS);
        }
    }
}
