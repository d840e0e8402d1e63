package dev.chainon.evidence.report.source;

import dev.chainon.evidence.ledger.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sizes and hashes of the files that clauses rest on, each looked at once. */
public final class Artefacts {

    private final Path root;
    private final Path state;
    private final Map<String, Artefact> known = new HashMap<>();

    /**
     * @param root folder of the repository
     * @param state folder of what commands leave on this machine
     */
    public Artefacts(Path root, Path state) {
        this.root = root;
        this.state = state;
    }

    /** One for each name, in that order; what is not there is given without a hash. */
    public List<Artefact> of(Collection<String> names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(known.computeIfAbsent(name, this::look)))
                .toList();
    }

    /** Where a name leads; it may be that nothing is there. */
    public static Path path(String name, Path root, Path state) {
        return name.startsWith(Folder.STATE)
                ? state.resolve(name.substring(Folder.STATE.length()))
                : root.resolve(name);
    }

    private Artefact look(String name) {
        Path path = path(name, root, state);
        try {
            if (Files.isRegularFile(path)) {
                return new Artefact(name, 1, Files.size(path), Digest.of(path));
            }
            return folder(name, path, Folder.files(path, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("The artefact " + name + " is not readable: " + e.getMessage(), e);
        }
    }

    private static Artefact folder(String name, Path path, List<Path> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        long bytes = 0;
        for (Path file : files) {
            lines.append(Digest.of(file))
                    .append("  ")
                    .append(Folder.name(path, file))
                    .append('\n');
            bytes += Files.size(file);
        }
        String end = name.endsWith("/") ? "" : "/";
        return new Artefact(
                files.isEmpty() ? name : name + end,
                files.size(),
                bytes,
                files.isEmpty() ? "" : Digest.of(lines.toString()));
    }
}
