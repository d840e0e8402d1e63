package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A job of a forge.
 *
 * @param scripts what it runs
 * @param needs jobs before it
 * @param timeoutMinutes 0 where it has none of its own
 * @param kept files, folders and patterns that it hands to the forge
 * @param json all of it
 */
record ForgeJob(
        String name, List<String> scripts, List<String> needs, int timeoutMinutes, List<String> kept, JsonNode json) {

    private static final Pattern CALL = Pattern.compile("\\./chainon ci((?: [a-z][a-z-]*)*)");

    /** Steps of the pipeline that it plays, in order. */
    List<String> steps() {
        return scripts.stream()
                .flatMap(script -> CALL.matcher(script).results().map(call -> call.group(1)))
                .flatMap(words -> Arrays.stream(words.strip().split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether each call refuses what is absent. */
    boolean strict() {
        return scripts.stream()
                .flatMap(String::lines)
                .filter(line -> line.contains("./chainon ci"))
                .allMatch(line -> {
                    Matcher call = CALL.matcher(line);
                    return call.find() && line.substring(call.end()).contains("--strict");
                });
    }

    /** Whether what a step leaves, as the definition writes it, is handed to the forge. */
    boolean keeps(String artefact) {
        return kept.stream()
                .anyMatch(pattern -> pattern.equals(artefact)
                        || FileSystems.getDefault()
                                .getPathMatcher("glob:" + pattern)
                                .matches(Path.of(artefact)));
    }

    static Stream<String> texts(JsonNode node) {
        return node.isTextual() ? Stream.of(node.asText()) : elements(node).map(JsonNode::asText);
    }

    static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.empty();
    }
}
