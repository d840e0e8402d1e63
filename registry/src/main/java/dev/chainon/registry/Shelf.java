package dev.chainon.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of the registered bundles: {@code <root>/<model>/<version>}. Callers hold the registry's lock. */
final class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Path root;

    Shelf(Path root) {
        this.root = root;
    }

    Path folder(String model, int version) {
        return root.resolve(model).resolve(Integer.toString(version));
    }

    /** Puts a bundle into its place in one step; a bundle from another file system is copied beside it first. */
    void put(Path staged, ModelVersion version) {
        Path place = version.folder();
        try {
            Files.createDirectories(root.resolve(version.model()));
            try {
                Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(copy(staged), place, StandardCopyOption.ATOMIC_MOVE);
                delete(staged);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + staged + " to " + place, e);
        }
    }

    private Path copy(Path staged) throws IOException {
        Files.createDirectories(staging());
        Path copy = Files.createTempDirectory(staging(), "bundle");
        for (Path file : list(staged)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    /**
     * Clears what a killed registration left: half copies are deleted, a folder that no row knows is set aside under {@code unregistered}, never lost.
     */
    void tidy(String model, Set<Integer> known) {
        try {
            for (Path half : list(staging())) {
                delete(half);
            }
            for (Path folder : list(root.resolve(model))) {
                String name = root.resolve(model).relativize(folder).toString();
                if (name.matches("[0-9]{1,9}") && !known.contains(Integer.parseInt(name))) {
                    setAside(model, folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + root, e);
        }
    }

    private void setAside(String model, Path folder) throws IOException {
        Path aside = root.resolve(".unregistered");
        Files.createDirectories(aside);
        Path place = Files.createTempDirectory(aside, model + "-").resolve("bundle");
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        LOG.warn("set aside a bundle that was never registered from={} to={}", folder, place);
    }

    private Path staging() {
        return root.resolve(".staging");
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
