package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.BacklogReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;

/** Backlogs that a person can count by hand. */
public final class Sample {

    /** Five days and what happened on them; the day after runs. */
    public static final LocalDate AT = LocalDate.of(2026, 3, 7);

    /**
     * <pre>
     * day        2nd  3rd  4th  5th  6th  7th (runs)
     * finished   A    -    B,C  D    -    -
     * points     3    0    2+5  1    0    0
     * entered    (A,B,C,D: before)   E 8 on the 5th, F 2 on the 6th
     * in progress at the end of the day
     *            B    B,C  -    -    E    E
     * </pre>
     */
    public static final String COUNTED = """
            epics:
              - {id: E1, title: {fr: Première, en: First}}
              - {id: E2, title: {fr: Seconde, en: Second}}
              - {id: E3, title: {fr: Vide, en: Empty}}
            stories:
              - {id: A, epic: E1, points: 3, created: 2026-03-01, started: 2026-03-02, finished: 2026-03-02, title: {fr: a, en: a}}
              - {id: B, epic: E1, points: 2, created: 2026-03-01, started: 2026-03-02, finished: 2026-03-04, title: {fr: b, en: b}}
              - {id: C, epic: E1, points: 5, created: 2026-03-01, started: 2026-03-03, finished: 2026-03-04, title: {fr: c, en: c}}
              - {id: D, epic: E2, points: 1, created: 2026-03-01, started: 2026-03-05, finished: 2026-03-05, title: {fr: d, en: d}}
              - {id: E, epic: E2, points: 8, created: 2026-03-05, started: 2026-03-06, title: {fr: e, en: e}}
              - {id: F, epic: E2, points: 2, created: 2026-03-06, title: {fr: f, en: f}}
            """;

    private Sample() {}

    public static Backlog read(String text) {
        return new BacklogReader(InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"))).parse(text);
    }

    public static Progress counted() {
        return Progress.today(read(COUNTED), AT);
    }

    /** As many stories on consecutive days as asked for, one finished every day, then the last ones open. */
    static String daily(int finished, int open) {
        StringBuilder text = new StringBuilder("epics: [{id: E, title: e}]\nstories:\n");
        LocalDate day = LocalDate.of(2026, 3, 2);
        for (int i = 0; i < finished + open; i++) {
            String dates =
                    i < finished ? String.format(Locale.ROOT, ", started: %1$s, finished: %1$s", day.plusDays(i)) : "";
            text.append("  - {id: S")
                    .append(i)
                    .append(", epic: E, points: 2, title: s")
                    .append(dates)
                    .append("}\n");
        }
        return text.toString();
    }
}
