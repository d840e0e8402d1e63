package dev.chainon.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The commit of the code that runs. */
public final class Git {

    private Git() {}

    /** The commit, followed by "+changes" where the code differs from it; empty where there is no git or no repository. */
    public static String commit(Path code) {
        String commit = run(code, "rev-parse", "HEAD");
        return commit.isEmpty()
                        || run(code, "status", "--porcelain", "--untracked-files=no")
                                .isEmpty()
                ? commit
                : commit + "+changes";
    }

    private static String run(Path code, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process git = new ProcessBuilder(command)
                    .directory(code.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
