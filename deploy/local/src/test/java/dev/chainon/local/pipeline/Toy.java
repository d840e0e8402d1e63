package dev.chainon.local.pipeline;

import dev.chainon.local.Commands;
import dev.chainon.local.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small project with a history of its own, on which commands are typed.
 *
 * @param root its folder
 */
record Toy(Path root) {

    /** A repository with one commit, made at a time that is known. */
    static Toy begin(Path root) throws IOException {
        Toy toy = new Toy(root);
        toy.git("init", "-q", "-b", "main");
        toy.git("config", "user.name", "Toy");
        toy.git("config", "user.email", "toy@example.org");
        toy.write(".gitignore", ".chainon/\ntarget/\n");
        toy.commit("Begin");
        return toy;
    }

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, text);
    }

    String git(String... arguments) {
        return Git.ask(root, arguments);
    }

    /** The name of the new commit. */
    String commit(String subject) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", subject);
        return git("rev-parse", "HEAD");
    }

    /** Types a command here; the exit code. */
    int type(String... words) {
        String before = System.getProperty("chainon.root");
        System.setProperty("chainon.root", root.toString());
        System.setProperty("chainon.home", root.resolve(".chainon").toString());
        try {
            return Commands.quietly(words);
        } finally {
            System.setProperty("chainon.root", before);
            System.clearProperty("chainon.home");
        }
    }
}
