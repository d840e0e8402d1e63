package dev.chainon.registry;

import dev.chainon.core.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes small bundles for tests, as training would stage them. */
final class Bundles {

    private static final Map<String, Double> METRICS = Map.of(
            "auc",
            0.89,
            "prauc",
            0.72,
            "logloss",
            0.27,
            "brier",
            0.079,
            "ece",
            0.004,
            "rows",
            1000.0,
            "positives",
            170.0);

    private Bundles() {}

    /** A bundle whose content depends on the text. */
    static Path stage(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> hashes = new TreeMap<>();
        for (String name : List.of(Bundle.ONNX, Bundle.DL4J, Bundle.CARD)) {
            Files.writeString(folder.resolve(name), name + " " + text);
            hashes.put(name, Sha256.of(folder.resolve(name)));
        }
        ManifestJson.write(manifest(text, hashes), folder.resolve(Bundle.MANIFEST));
        return folder;
    }

    static Manifest manifest(String text, Map<String, String> hashes) {
        return new Manifest(
                "kettle-spills",
                "2001-05-01T00:00:00Z",
                List.of("litres", "spill_rate"),
                "2001-04",
                "abc",
                Map.of("seed", text),
                METRICS,
                1e-7,
                hashes);
    }
}
