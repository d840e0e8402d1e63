package dev.chainon.local.supply;

/**
 * Something that looks like a secret. The secret itself is not kept: who reads a report must not learn it.
 *
 * @param commit the first one that held it; empty where it lies in the tree as it is now
 * @param sha256 of the secret, by which it is recognised again
 */
record Leak(String rule, String path, int line, String commit, String sha256) {

    private static final int SHORT = 10;

    /** For the terminal. */
    String words() {
        return String.format(
                "%-20s %s:%d %s sha256=%s",
                rule, path, line, commit.isEmpty() ? "in the tree" : "in " + commit.substring(0, SHORT), sha256);
    }
}
