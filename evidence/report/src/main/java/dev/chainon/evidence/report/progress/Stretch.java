package dev.chainon.evidence.report.progress;

import java.time.LocalDate;

/**
 * One period of the project.
 *
 * @param whole whether it is over: the one that runs is shown, and no mean or forecast counts it
 * @param stories finished in it
 * @param points of these: the velocity
 * @param scope points of all stories that were in the backlog at its end
 * @param done points of all stories finished by its end
 * @param inProgress most stories in progress at the end of one of its days
 */
public record Stretch(
        LocalDate begin, LocalDate end, boolean whole, int stories, int points, int scope, int done, int inProgress) {

    /** Points that remained at its end. */
    public int remaining() {
        return scope - done;
    }
}
