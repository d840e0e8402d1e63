package dev.chainon.local.pipeline;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code CHANGELOG.md}, in the form of Keep a Changelog. */
final class Changelog {

    private Changelog() {}

    /** What it says of a version, without its heading; none where it does not speak of it. */
    static Optional<String> section(Path root, String version) {
        Path file = root.resolve("CHANGELOG.md");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String section = Files.readString(file)
                    .lines()
                    .dropWhile(line -> !line.startsWith("## [" + version + "]"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .collect(Collectors.joining("\n"))
                    .strip();
            return section.isEmpty() ? Optional.empty() : Optional.of(section);
        } catch (IOException e) {
            throw new Failure("The changelog " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
