package dev.chainon.acceptance;

import java.util.Locale;

/** The record as lines for a terminal. */
final class MinutesText {

    private MinutesText() {}

    static String of(Minutes minutes) {
        StringBuilder text = new StringBuilder();
        for (Executed test : minutes.tests()) {
            text.append(String.format(
                    "%-8s %-5s %-14s %s%n",
                    test.finding().verdict().words().en(),
                    test.planned().id(),
                    test.planned().check(),
                    test.finding().words().en()));
            if (!test.reservation().isEmpty() && !test.stops() && test.finding().verdict() != Verdict.PASSED) {
                text.append(String.format("%-8s %-5s %-14s reservation: %s%n", "", "", "", test.reservation()));
            }
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%n%d passed, %d failed, %d not run, in %.1f s at %s: %s%n",
                        minutes.count(Verdict.PASSED),
                        minutes.count(Verdict.FAILED),
                        minutes.count(Verdict.NOT_RUN),
                        minutes.place().seconds(),
                        minutes.place().url(),
                        minutes.decision().words().en()))
                .toString();
    }
}
