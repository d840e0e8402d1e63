package dev.chainon.local.measured;

import dev.chainon.evidence.ledger.MainCode;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.local.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The code that a result is of, as it is in a folder of the project.
 *
 * @param code none where there is no project
 */
public record Subject(Path root, Optional<MainCode> code) {

    /** @param parts modules, whose main code and that of all they depend on at run time counts; or folders and files, named from the root */
    public static Subject of(Path root, List<String> parts) {
        if (!Files.exists(root.resolve("pom.xml"))) {
            return new Subject(root, Optional.empty());
        }
        try {
            return new Subject(root, Optional.of(new MainCode(Reactor.read(root), parts)));
        } catch (IOException e) {
            throw new UncheckedIOException("the modules of " + root + " cannot be read", e);
        }
    }

    /** See {@link MainCode#hash()}; empty where there is no project. */
    public String hash() {
        try {
            return code.isPresent() ? code.get().hash() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("the code in " + root + " cannot be read", e);
        }
    }

    /** What became of the code that a result measured: by git where the history holds its commit, else by its hash. */
    Since since(Provenance measured) {
        String now = Provenance.commit(root);
        if (code.isEmpty() || !held(measured.commit())) {
            return measured.code().isEmpty()
                    ? new Since.Unknown()
                    : new Since.Elsewhere(measured.code().equals(hash()), now);
        }
        List<String> changed = Git.ask(
                        root,
                        "-c",
                        "core.quotepath=off",
                        "diff",
                        "--name-only",
                        "--no-renames",
                        measured.commit(),
                        "--")
                .lines()
                .toList();
        try {
            return new Since.Here(code.get().among(changed), code.get().files(), now);
        } catch (IOException e) {
            throw new UncheckedIOException("the code in " + root + " cannot be read", e);
        }
    }

    private boolean held(String commit) {
        return !commit.isEmpty()
                && !Git.ask(root, "rev-parse", "--verify", "--quiet", commit + "^{commit}")
                        .isEmpty();
    }
}
