package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.local.Git;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The code that a result was measured on.
 *
 * @param commit followed by "+changes" where the code was not that of the commit; empty where there was no repository
 * @param code hash of the studies and of all they depend on; empty in results that are older than it
 */
record Provenance(String commit, String code) {

    private static final String MODULE = "deploy/bench";
    private static final String CHANGES = "+changes";

    /** What a study itself writes is no change of the code: one can be run after the other. */
    private static final String[] WRITTEN = {"bench/results", "docs/studies"};

    /** The code in a folder now. */
    static Provenance here(Path root) {
        try {
            String code = Files.exists(root.resolve("pom.xml")) ? new CodeHash(Reactor.read(root)).of(MODULE) : "";
            return new Provenance(Git.commit(root, WRITTEN), code);
        } catch (IOException e) {
            throw new UncheckedIOException("the code in " + root + " cannot be read", e);
        }
    }

    /** As a result has it. */
    static Provenance of(JsonNode result) {
        return new Provenance(
                result.path("commit").asText(), result.path("code").asText());
    }

    /** Whether anybody can have this very code again. */
    boolean committed() {
        return !commit.isEmpty() && !commit.endsWith(CHANGES);
    }

    /**
     * Sees to it that a result which is kept can be measured again.
     *
     * @throws Failure if no commit holds this code
     */
    void demandCommit() {
        if (!committed()) {
            throw new Failure(
                    "The code is not that of a commit" + (commit.isEmpty() ? "" : " (" + commit + ")")
                            + ", so nobody could measure it again: commit it, or keep the result all the same by -O dirty=true.");
        }
    }

    /** What a page says of it. */
    String words(boolean changedSince, Locale language) {
        boolean french = language.equals(Locale.FRANCE);
        if (!committed()) {
            String base = commit.replace(CHANGES, "");
            return french
                    ? "**Mesuré sur un code qu’aucun commit ne garde**"
                            + (base.isEmpty() ? "" : ", issu de `" + base + "`")
                            + "\u00a0: à mesurer de nouveau avant de s’y fier."
                    : "**Measured on code that no commit holds**" + (base.isEmpty() ? "" : ", made from `" + base + "`")
                            + ": measure again before you rely on it.";
        }
        if (changedSince) {
            return french
                    ? "**Le code a changé depuis cette mesure**, faite sur le commit `" + commit + "`."
                    : "**The code has changed since this measurement**, made on commit `" + commit + "`.";
        }
        return french
                ? "Mesuré sur le code du commit `" + commit + "`."
                : "Measured on the code of commit `" + commit + "`.";
    }
}
