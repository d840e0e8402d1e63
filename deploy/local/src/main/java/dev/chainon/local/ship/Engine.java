package dev.chainon.local.ship;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The container engine of this machine, by its own command line. */
final class Engine {

    private static final int LAST_LINES = 15;

    private final String command;

    /** @param command {@code docker}, or one that understands the same words */
    Engine(String command) {
        this.command = command;
    }

    /** @throws Failure if there is no engine that answers, with what to do */
    void demand() {
        Answer answer = ask(List.of("info", "--format", "{{.ServerVersion}}"));
        if (answer.code() != 0) {
            throw new Failure("No container engine answers to " + command + ": start one, or name another by --engine. "
                    + answer.tail());
        }
    }

    /** Builds an image from a folder with its Dockerfile. */
    void build(Path context, String base, String tag) {
        Answer answer = ask(List.of("build", "--build-arg", "BASE=" + base, "-t", tag, context.toString()));
        if (answer.code() != 0) {
            throw new Failure("The image " + tag + " cannot be built on " + base + ":\n" + answer.tail());
        }
    }

    /** Its size in bytes, its base included. */
    long size(String tag) {
        Answer answer = ask(List.of("image", "inspect", "--format", "{{.Size}}", tag));
        if (answer.code() != 0) {
            throw new Failure("The image " + tag + " is not there: " + answer.tail());
        }
        return Long.parseLong(answer.text().strip());
    }

    /** What the engine said and how it ended. */
    private record Answer(int code, String text) {
        private String tail() {
            List<String> lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
    }

    private Answer ask(List<String> words) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(words);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            return new Answer(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(command + " was interrupted", e);
        }
    }
}
