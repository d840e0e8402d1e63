package dev.chainon.registry;

import dev.chainon.core.data.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A folder with a model and everything needed to serve and judge it; every file agrees with the manifest. */
public record Bundle(Path folder, Manifest manifest) {

    public static final String MANIFEST = "manifest.json";
    public static final String ONNX = "model.onnx";
    public static final String DL4J = "model.zip";
    public static final String CARD = "model-card.md";
    /** Figures behind the card, for pages that show them; older bundles have none. */
    public static final String EVALUATION = "evaluation.json";

    /** Rows with the answers of the trained network, by which an acceptance knows a served model; older bundles have none. */
    public static final String KNOWN_ANSWERS = "known-answers.json";

    private static final List<String> REQUIRED = List.of(ONNX, DL4J, CARD);

    public Bundle {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(manifest);
    }

    /**
     * Opens a bundle after checking the SHA-256 of each file.
     *
     * @throws CorruptBundleException if a file is missing or is not the one the manifest describes
     */
    public static Bundle open(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new CorruptBundleException(folder + " is no bundle: it has no " + MANIFEST);
        }
        Manifest manifest = ManifestJson.read(text(file), file.toString());
        for (String required : REQUIRED) {
            if (!manifest.sha256().containsKey(required)) {
                throw new CorruptBundleException(
                        file + " lists no SHA-256 of " + required + "; a bundle needs one for each of " + REQUIRED);
            }
        }
        for (Map.Entry<String, String> expected : new TreeMap<>(manifest.sha256()).entrySet()) {
            check(folder, expected.getKey(), expected.getValue());
        }
        return new Bundle(folder, manifest);
    }

    private static void check(Path folder, String name, String expected) {
        Path file = folder.resolve(name);
        if (!folder.normalize().equals(file.normalize().getParent()) || !Files.isRegularFile(file)) {
            throw new CorruptBundleException(file + " is missing; the manifest expects SHA-256 " + expected);
        }
        String found = Sha256.of(file);
        if (!found.equals(expected)) {
            throw new CorruptBundleException(file + " was changed: the manifest says SHA-256 " + expected
                    + ", the file has " + found + "; train again or restore it");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public Path onnx() {
        return folder.resolve(ONNX);
    }

    public Path dl4j() {
        return folder.resolve(DL4J);
    }

    public Path card() {
        return folder.resolve(CARD);
    }

    /** SHA-256 of the manifest, and so, through it, of the whole bundle. */
    public String digest() {
        return Sha256.of(folder.resolve(MANIFEST));
    }
}
