package dev.chainon.local.ship;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder from which an image is built. All that is in it has one date and the usual rights, so that a layer changes with its content alone. */
record Folder(Path path) {

    private static final FileTime DATE = FileTime.fromMillis(0);

    /** An empty one, whatever was there. */
    static Folder anew(Path path) {
        try {
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(path);
            return new Folder(path);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** A folder in it, which may stay empty. */
    void folder(String name) {
        try {
            Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** @param name where it goes, relative to this folder */
    void copy(Path from, String name) {
        try {
            Path to = path.resolve(name);
            Files.createDirectories(to.resolveSibling("."));
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    void write(String name, List<String> lines) {
        try {
            Path to = path.resolve(name);
            Files.createDirectories(to.resolveSibling("."));
            Files.write(to, lines);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    void write(String name, InputStream content) throws IOException {
        Path to = path.resolve(name);
        Files.copy(content, to);
    }

    /** Ends the laying: dates and rights no longer tell when and by whom it was laid out. */
    void settle() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    boolean open = Files.isDirectory(file) || Files.isExecutable(file);
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
                }
                Files.setLastModifiedTime(file, DATE);
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static Failure failure(Path path, IOException e) {
        return new Failure("The folder " + path + " cannot be laid out: " + e + ". Check its rights and the disk.", e);
    }
}
