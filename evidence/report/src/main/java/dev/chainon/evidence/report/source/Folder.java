package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class Folder {

    /** Begins the name of a file in the state folder. */
    static final String STATE = "state:";

    private Folder() {}

    /** Files below a folder whose name ends so, sorted; none where there is no folder. */
    static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** The name of a file seen from the root, with slashes on every system. */
    static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The name of a file seen from the root, or from the state folder where that one lies elsewhere and holds it. */
    static String name(Path root, Path state, Path file) {
        return file.startsWith(state) ? STATE + name(state, file) : name(root, file);
    }

    /** What is wrong with a file, without the parser's remarks about where it reads from. */
    static String why(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return Optional.ofNullable(message).orElse(e.getClass().getSimpleName());
    }
}
