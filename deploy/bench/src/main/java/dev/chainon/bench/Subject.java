package dev.chainon.bench;

import dev.chainon.evidence.ledger.MainCode;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.local.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code that a study measures, as it is in a folder of the project.
 *
 * @param code none where there is no project
 */
record Subject(Path root, Optional<MainCode> code) {

    private static final String HOME = "deploy/bench/src/main/";

    static Subject of(Path root, Study study) {
        if (!Files.exists(root.resolve("pom.xml"))) {
            return new Subject(root, Optional.empty());
        }
        List<String> subjects = new ArrayList<>(study.subjects());
        subjects.addAll(own(study.getClass()));
        try {
            return new Subject(root, Optional.of(new MainCode(Reactor.read(root), subjects)));
        } catch (IOException e) {
            throw new UncheckedIOException("the modules of " + root + " cannot be read", e);
        }
    }

    /** The study's own classes: those of its package, or itself alone in the package that all share. */
    private static List<String> own(Class<?> study) {
        if (study.getPackage().equals(Study.class.getPackage())) {
            return List.of(HOME + "java/" + study.getName().replace('.', '/') + ".java");
        }
        String folder = study.getPackageName().replace('.', '/');
        return List.of(HOME + "java/" + folder, HOME + "resources/" + folder);
    }

    /** See {@link MainCode#hash()}; empty where there is no project. */
    String hash() {
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
