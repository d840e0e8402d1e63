package dev.chainon.bench;

import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a study works with.
 *
 * @param home the code and the state of this copy of the project
 * @param settings the launcher's settings: ports and heaps of the embedded platform
 * @param out where progress is told
 * @param options what was asked beside the study's name, as {@code name=value}
 */
public record Workbench(Home home, Settings settings, PrintStream out, Map<String, String> options) {

    public Workbench {
        options = Map.copyOf(options);
    }

    /** An empty folder for one study; what an earlier run left there is removed. */
    public Path scratch(String study) throws IOException {
        Path folder = home.folder("bench").resolve(study);
        if (Files.isDirectory(folder)) {
            for (Path old : deepestFirst(folder)) {
                Files.delete(old);
            }
        }
        return Files.createDirectories(folder);
    }

    /** An option, or its default where it was not given. */
    public long option(String name, long otherwise) {
        String given = options.getOrDefault(name, "");
        try {
            return given.isEmpty() ? otherwise : Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the option " + name + " must be a whole number, not '" + given + "'", e);
        }
    }

    public void say(String text) {
        out.println(text);
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
