package dev.chainon.local.pipeline;

import java.time.Duration;
import java.time.Instant;

/**
 * How a step went.
 *
 * @param code with which its command ended
 * @param told whether somebody else played it and told its time
 */
record Played(
        String step, Outcome outcome, Instant started, Instant finished, int code, int budgetSeconds, boolean told) {

    /** What came of it. */
    enum Outcome {
        PASSED,
        FAILED,
        /** What it demands is not on this machine, or its time is not left. */
        ABSENT,
        /** It was ended, as the time that all may take was up. */
        UNFINISHED
    }

    double seconds() {
        return Duration.between(started, finished).toMillis() / 1000.0;
    }

    /** How much of its budget it took; above 1 it took more than it may. */
    double share() {
        return seconds() / budgetSeconds;
    }

    boolean passed() {
        return outcome == Outcome.PASSED;
    }

    /** Whether what it should have made is not there, without anybody's fault. */
    boolean lacking() {
        return outcome == Outcome.ABSENT || outcome == Outcome.UNFINISHED;
    }
}
