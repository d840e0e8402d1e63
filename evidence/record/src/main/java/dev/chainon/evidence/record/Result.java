package dev.chainon.evidence.record;

import dev.chainon.evidence.ledger.Outcome;
import java.time.Instant;

/** What came of one test, all its cases taken together. */
record Result(Outcome outcome, String reason, int cases, Instant started, long millis) {

    private static final int LONGEST_REASON = 400;

    Result {
        String line = reason.replaceAll("\\s+", " ").strip();
        reason = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    Result worst(Result other) {
        Result bad = outcome.compareTo(other.outcome) >= 0 ? this : other;
        Instant first = started.isBefore(other.started) ? started : other.started;
        return new Result(bad.outcome, bad.reason, cases + other.cases, first, millis + other.millis);
    }

    Result because(Outcome worse, String why) {
        return new Result(worse, why, cases, started, millis);
    }
}
