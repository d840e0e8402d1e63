package dev.chainon.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What git says of the code that runs. */
public final class Git {

    private Git() {}

    /**
     * The commit, followed by "+changes" where the code differs from it; empty where there is no git or no repository.
     *
     * @param except folders that may differ
     */
    public static String commit(Path code, String... except) {
        String commit = run(code, List.of("rev-parse", "HEAD"));
        List<String> status = new ArrayList<>(List.of("status", "--porcelain", "--untracked-files=no", "--", "."));
        List.of(except).forEach(folder -> status.add(":(exclude)" + folder));
        return commit.isEmpty() || run(code, status).isEmpty() ? commit : commit + "+changes";
    }

    /** What git answers, without the blanks at both ends; empty where it refuses, or there is no git or no repository. */
    public static String ask(Path code, String... arguments) {
        return run(code, List.of(arguments));
    }

    /** When the commit of the code was made, ISO 8601; empty where there is no git or no repository. */
    public static String commitTime(Path code) {
        return run(code, List.of("show", "-s", "--format=%cI", "HEAD"));
    }

    private static String run(Path code, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
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
