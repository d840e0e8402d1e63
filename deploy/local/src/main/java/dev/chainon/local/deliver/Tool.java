package dev.chainon.local.deliver;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs commands of others.
 *
 * @param folder from which
 * @param variables added to the environment
 */
record Tool(Path folder, Map<String, String> variables) {

    private static final int LAST_LINES = 6;

    Tool {
        variables = Map.copyOf(variables);
    }

    /**
     * How a command ended.
     *
     * @param code its own; -1 where there is no such command
     * @param text what it printed, errors included
     */
    record Ended(int code, String text) {

        String tail() {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
    }

    Ended ask(List<String> line) {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text);
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("`" + String.join(" ", line) + "` was interrupted", e);
        }
    }

    /**
     * What it printed.
     *
     * @throws Failure with its last words, if it did not end with 0
     */
    String run(List<String> line) {
        Ended ended = ask(line);
        if (ended.code() != 0) {
            throw new Failure("The command `" + String.join(" ", line) + "` ended with code " + ended.code() + ": "
                    + ended.tail());
        }
        return ended.text();
    }
}
