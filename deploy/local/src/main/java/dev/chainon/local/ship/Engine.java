package dev.chainon.local.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.io.OutputStream;
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

    /**
     * Builds an image from a folder with its Dockerfile.
     *
     * @param options of the build, such as {@code --no-cache}
     */
    void build(Path context, List<String> options, String tag) {
        List<String> words = new ArrayList<>(List.of("build", "-t", tag));
        words.addAll(options);
        words.add(context.toString());
        Answer answer = ask(words);
        if (answer.code() != 0) {
            throw new Failure(
                    "The image " + tag + " cannot be built by " + String.join(" ", options) + ":\n" + answer.tail());
        }
    }

    /** Takes the time of the build out of an image, so that the same files make the same one; false if this engine cannot. */
    boolean settle(String tag) {
        Timeless image = Timeless.of(inspect(tag), tag);
        return ask(List.of("load"), image.archive()).code() == 0
                && inspect(tag).path("Id").asText().equals(image.id());
    }

    /** What the engine tells of an image: its digest as {@code Id}, its size in bytes, its base included, as {@code Size}, and so on. */
    JsonNode inspect(String tag) {
        Answer answer = ask(List.of("image", "inspect", "--format", "{{json .}}", tag));
        if (answer.code() != 0) {
            throw new Failure("The image " + tag + " is not there: " + answer.tail());
        }
        try {
            return new ObjectMapper().readTree(answer.text());
        } catch (IOException e) {
            throw new Failure(command + " tells of " + tag + " what is no JSON: " + answer.tail(), e);
        }
    }

    /** What the engine said and how it ended. */
    private record Answer(int code, String text) {
        private String tail() {
            List<String> lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
    }

    private Answer ask(List<String> words) {
        return ask(words, new byte[0]);
    }

    /** @param input what it reads; it must fit what a pipe holds together with what it answers meanwhile */
    private Answer ask(List<String> words, byte[] input) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(words);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            }
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
