package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts files into the inbox of a home as its users do, and looks at what became of them. */
final class Inboxes {

    private Inboxes() {}

    static void drop(Path home, String name, String text) throws IOException {
        drop(home, name, text.getBytes(UTF_8));
    }

    static void drop(Path home, String name, byte[] bytes) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Files.write(inbox.resolve(name + ".part"), bytes);
        Files.move(inbox.resolve(name + ".part"), inbox.resolve(name));
    }

    /** What is told of a file, by its place below the inbox. */
    static String reason(Path home, String file) throws IOException {
        return Files.readString(home.resolve("inbox").resolve(file + ".reason.txt"));
    }

    /** Names of the files in a folder of the inbox. */
    static List<String> files(Path home, String where) throws IOException {
        try (var files = Files.list(home.resolve("inbox").resolve(where))) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
