package dev.chainon.serving.model;

import dev.chainon.registry.Bundle;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Whole bundles with tiny networks: version v answers sigmoid(0.3 * sum + v). */
public final class Bundles {

    public static final float WEIGHT = 0.3f;

    private Bundles() {}

    public static ModelVersion write(Path folder, String model, int version, List<String> features) {
        try {
            Files.createDirectories(folder);
            OnnxFile.logistic(folder.resolve(Bundle.ONNX), features.size(), WEIGHT, version);
            Files.writeString(folder.resolve(Bundle.DL4J), "not read by serving, version " + version);
            Files.writeString(folder.resolve(Bundle.CARD), "# Card");
            Manifest manifest = new Manifest(
                    model,
                    "2026-01-01T00:00:00Z",
                    features,
                    "toy-" + version,
                    "c0ffee",
                    Map.of(),
                    Map.of(),
                    0,
                    Map.of(
                            Bundle.ONNX,
                            sha(folder, Bundle.ONNX),
                            Bundle.DL4J,
                            sha(folder, Bundle.DL4J),
                            Bundle.CARD,
                            sha(folder, Bundle.CARD)));
            Files.writeString(folder.resolve(Bundle.MANIFEST), json(manifest));
            return new ModelVersion(model, version, folder, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Manifest manifest) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(manifest);
    }

    private static String sha(Path folder, String name) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
