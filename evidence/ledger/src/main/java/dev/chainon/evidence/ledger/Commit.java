package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The commit that is checked out, as git tells it. */
public final class Commit {

    private static final int PATIENCE_SECONDS = 5;

    private Commit() {}

    /** Forty hexadecimal digits, or nothing where there is no git or no repository. */
    public static String of(Path root) {
        return ask(root, "git", "rev-parse", "HEAD");
    }

    /** A text file as that commit holds it, without the blanks at its ends; nothing where it does not, or there is no git or no repository. */
    public static String file(Path root, Path name) {
        return ask(root, "git", "show", "HEAD:./" + name.toString().replace('\\', '/'));
    }

    private static String ask(Path root, String... command) {
        try {
            Process git = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
