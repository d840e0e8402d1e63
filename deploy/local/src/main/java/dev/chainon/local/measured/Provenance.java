package dev.chainon.local.measured;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.Git;
import dev.chainon.local.process.Failure;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The code that a result was measured on.
 *
 * @param commit followed by "+changes" where the code was not that of the commit; empty where there was no repository
 * @param code hash of what was measured, see {@link Subject}; empty in results that are older than it
 */
public record Provenance(String commit, String code) {

    private static final String CHANGES = "+changes";
    private static final int SHOWN = 12;

    /** Results and pages are no change of the code: one measurement can follow the other. */
    private static final String[] WRITTEN = {"bench/results", "docs/studies"};

    /** The code in a folder now. */
    public static Provenance here(Subject now) {
        return new Provenance(commit(now.root()), now.hash());
    }

    /** The commit in a folder now. */
    public static String commit(Path root) {
        return Git.commit(root, WRITTEN);
    }

    /** As a result has it. */
    public static Provenance of(JsonNode result) {
        return new Provenance(
                result.path("commit").asText(), result.path("measured").asText());
    }

    /** A commit without the mark of changes. */
    static String base(String commit) {
        return commit.replace(CHANGES, "");
    }

    /** A commit as pages name it. */
    static String shortened(String commit) {
        String whole = base(commit);
        return whole.substring(0, Math.min(SHOWN, whole.length()));
    }

    /** Whether anybody can have this very code again. */
    public boolean committed() {
        return !commit.isEmpty() && !commit.endsWith(CHANGES);
    }

    /**
     * Sees to it that a result which is kept can be measured again.
     *
     * @throws Failure if no commit holds this code
     */
    public void demandCommit() {
        if (!committed()) {
            throw new Failure(
                    "The code is not that of a commit" + (commit.isEmpty() ? "" : " (" + commit + ")")
                            + ", so nobody could measure it again: commit it, or keep the result all the same by -O dirty=true.");
        }
    }

    /** What a page says of it. */
    public String words(Subject now, Locale language) {
        boolean french = language.equals(Locale.FRANCE);
        if (!committed()) {
            String from = shortened(commit);
            return french
                    ? "**Mesuré sur un code qu’aucun commit ne garde**"
                            + (from.isEmpty() ? "" : ", issu de `" + from + "`")
                            + "\u00a0: à mesurer de nouveau avant de s’y fier."
                    : "**Measured on code that no commit holds**" + (from.isEmpty() ? "" : ", made from `" + from + "`")
                            + ": measure again before you rely on it.";
        }
        String measured = (french ? "Mesuré sur le commit `" : "Measured on commit `") + shortened(commit) + "`";
        Since since = now.since(this);
        return (since.alarming() ? "**" + measured + "**" : measured) + since.words(language);
    }
}
