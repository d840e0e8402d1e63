package dev.chainon.ingestion.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One line for each plant that was sent: {@code {"n":number,"kind":"LATE","minute":m,"subject":"s"}}. */
final class PlantLog implements AutoCloseable {

    private final BufferedWriter out;

    PlantLog(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void sent(long number, Message message) throws IOException {
        if (message.plant().isPresent()) {
            out.write("{\"n\":" + number + ",\"kind\":\"" + message.plant().get() + "\",\"minute\":" + message.minute()
                    + ",\"subject\":\"" + message.subject() + "\"}");
            out.newLine();
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
