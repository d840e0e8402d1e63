package dev.chainon.ingestion.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.features.FeatureEngine;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code start.bin}, the engine's state where an epoch begins, and {@code start.json} beside it, which says what it is. */
public final class EngineSnapshot {

    private EngineSnapshot() {}

    /**
     * @param folder {@code snapshots/e<epoch>}
     * @param minute first minute of the epoch, which the engine has not seen
     */
    public static void write(Path folder, FeatureEngine<?> engine, long minute) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve("start.bin.tmp");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16))) {
            engine.snapshot(out);
        }
        ObjectMapper json = new ObjectMapper();
        ObjectNode about = json.createObjectNode();
        about.put("minute", minute);
        about.put("offset", 0);
        about.put("sha256", Sha256.of(draft));
        Path words = folder.resolve("start.json.tmp");
        json.writeValue(words.toFile(), about);
        Files.move(words, folder.resolve("start.json"), StandardCopyOption.ATOMIC_MOVE);
        // Last, because it is waited for: who sees it may read the other too.
        Files.move(draft, folder.resolve("start.bin"), StandardCopyOption.ATOMIC_MOVE);
    }
}
