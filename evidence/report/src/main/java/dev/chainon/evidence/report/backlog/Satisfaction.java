package dev.chainon.evidence.report.backlog;

import java.time.LocalDate;

/**
 * What a person declared.
 *
 * @param score from 1, not at all, to 5, entirely
 * @param by who says so
 */
public record Satisfaction(LocalDate date, int score, String by) {

    public static final int LEAST = 1;
    public static final int MOST = 5;
}
