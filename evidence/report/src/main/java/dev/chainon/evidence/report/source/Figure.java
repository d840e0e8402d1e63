package dev.chainon.evidence.report.source;

/**
 * One measured value.
 *
 * @param id stable identifier, such as {@code model.may.auc}
 * @param when start of the run that measured it, as the run wrote it
 * @param file that says so, from the root or, as {@code state:reports/x.json}, from the state folder
 * @param commit of the code that was measured, with {@code +changes} where it was not as committed; empty where nobody said
 */
public record Figure(String id, double value, String command, String when, String file, String commit, String machine) {

    private static final int DIGITS = 7;

    /** The commit as people write it. */
    public String shortCommit() {
        int end = commit.indexOf('+') < 0 ? commit.length() : commit.indexOf('+');
        return commit.substring(0, Math.min(DIGITS, end));
    }

    /** Whether the code was not as committed. */
    public boolean changed() {
        return commit.contains("+");
    }
}
