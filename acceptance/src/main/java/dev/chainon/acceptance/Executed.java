package dev.chainon.acceptance;

/**
 * A planned test with what came out of it.
 *
 * @param reservation why a person accepts that it did not pass; empty if nobody does
 * @param seconds it took
 */
public record Executed(PlannedTest planned, Finding finding, String reservation, double seconds) {

    /** Whether it forbids to go on: it did not pass, and no reservation stands or may stand against it. */
    public boolean stops() {
        return finding.verdict() != Verdict.PASSED && (planned.blocking() || reservation.isEmpty());
    }
}
