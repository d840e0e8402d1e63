package dev.chainon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder beside the registered versions, so that registering is a rename; what is still in it at the end is removed. */
record Staged(Path folder) implements AutoCloseable {

    static Staged in(Path registry) {
        try {
            Files.createDirectories(registry);
            return new Staged(Files.createTempDirectory(registry, ".staged-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + registry, e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
