package dev.chainon.local.demo;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the steps gave last, one JSON file each, for the pages; the database knows what is done. */
record Results(Home home) {

    private static final List<String> STATE = List.of(
            "kafka",
            "postgres",
            "warehouse",
            "training",
            "opened",
            "registry",
            "snapshots",
            "feed",
            "intake",
            "quarantine",
            "checkpoints",
            "lineage",
            "results",
            "logs",
            "tmp");

    /** Whether there is a database to ask. */
    static boolean begun(Home home) {
        return Files.isDirectory(home.state().resolve("postgres"));
    }

    void keep(String step, String json) {
        try {
            Path fresh = file(step + ".new");
            Files.writeString(fresh, json, StandardCharsets.UTF_8);
            Files.move(fresh, file(step), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(
                    "The result " + file(step) + " cannot be kept: " + e.getMessage() + ". Check the disk.", e);
        }
    }

    /** Forgets everything that was learned or received; unpacked programs and the user's configuration stay. */
    void forgetAll() {
        STATE.forEach(folder -> delete(home.state().resolve(folder)));
        delete(home.run("secrets"));
    }

    private Path file(String step) {
        return home.folder("results").resolve(step + ".json");
    }

    /** Removes a folder and everything in it, if it is there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Failure(
                    "The folder " + folder + " cannot be cleaned: " + e.getMessage() + ". Remove it by hand.", e);
        }
    }
}
