package dev.chainon.local.pipeline;

import dev.chainon.local.Git;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the history of the repository tells; nothing where there is no git.
 *
 * @param root of the repository
 */
record History(Path root) {

    /** The code as it lies there. */
    Run.Code code() {
        return new Run.Code(Git.commit(root), committed("HEAD").orElse(Instant.EPOCH));
    }

    /** When a commit was made; none where it is not known here. */
    Optional<Instant> committed(String revision) {
        return Optional.of(Git.ask(root, "log", "-1", "--format=%ct", revision, "--"))
                .filter(text -> !text.isEmpty())
                .map(History::instant);
    }

    /** The full name of a commit. */
    Optional<String> sha(String revision) {
        return Optional.of(Git.ask(root, "rev-parse", "--verify", "--quiet", revision + "^{commit}"))
                .filter(text -> !text.isEmpty());
    }

    /** When each commit was made that one version has and the one before has not. */
    List<Instant> between(String before, String version) {
        return Git.ask(root, "log", "--format=%ct", before + ".." + version, "--")
                .lines()
                .map(History::instant)
                .toList();
    }

    /** When the first commit was made. */
    Optional<Instant> first() {
        return Git.ask(root, "log", "--format=%ct", "HEAD", "--")
                .lines()
                .map(History::instant)
                .min(Instant::compareTo);
    }

    /** How many commits were made since. */
    long commitsSince(Instant since) {
        return Git.ask(root, "log", "--format=%ct", "HEAD", "--")
                .lines()
                .map(History::instant)
                .filter(made -> !made.isBefore(since))
                .count();
    }

    /** What each commit that is no merge says of itself, the newest first; none where the history was cut off when it was fetched. */
    List<Change> changes() {
        boolean whole = Git.ask(root, "rev-parse", "--is-shallow-repository").equals("false");
        return whole
                ? Change.read(Git.ask(root, "log", "--no-merges", "--numstat", Change.FORMAT, "HEAD", "--"))
                : List.of();
    }

    /** Whether nothing differs from the commit, new files included. */
    boolean clean() {
        return Git.ask(root, "status", "--porcelain").isEmpty();
    }

    private static Instant instant(String epochSeconds) {
        return Instant.ofEpochSecond(Long.parseLong(epochSeconds));
    }
}
