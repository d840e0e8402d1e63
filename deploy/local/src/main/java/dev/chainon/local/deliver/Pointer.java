package dev.chainon.local.deliver;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Which version a process of the demonstration shall run: a file beside its PID file, written by a deployment and obeyed by the launcher within a second. Without the file it runs what was
 * built.
 */
public record Pointer(Home home, String process) {

    private static final String CLASS_PATH = "classpath";
    private static final String VERSION = "version";

    private Path file() {
        return home.run(process + ".release");
    }

    /** The folder of the version; empty for what was built. */
    public Optional<Path> read() {
        try {
            return Files.exists(file())
                    ? Optional.of(Path.of(Files.readString(file()).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new Failure("The file " + file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param folder empty for what was built */
    public void write(Optional<Path> folder) {
        try {
            if (folder.isEmpty()) {
                Files.deleteIfExists(file());
                return;
            }
            Path fresh = home.run(process + ".release.new");
            Files.writeString(fresh, folder.get() + "\n");
            Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("The file " + file() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The class path of a version. */
    public static ClassPath classPath(Path folder) {
        return new ClassPath(text(folder.resolve(CLASS_PATH)));
    }

    /** The commit of a version; empty if unknown. */
    public static String version(Path folder) {
        return text(folder.resolve(VERSION));
    }

    static void describe(Path folder, String classPath, String version) throws IOException {
        Files.writeString(folder.resolve(CLASS_PATH), classPath);
        Files.writeString(folder.resolve(VERSION), version);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("The version in " + file.getParent() + " is not whole: " + e.getMessage(), e);
        }
    }
}
