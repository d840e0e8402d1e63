package dev.chainon.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manifest as a JSON file. Keys of maps are sorted, so that equal manifests are equal files. */
public final class ManifestJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private ManifestJson() {}

    public static String write(Manifest manifest) {
        try {
            return JSON.writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("manifest of " + manifest.model() + " cannot be written as JSON", e);
        }
    }

    public static void write(Manifest manifest, Path file) {
        try {
            Files.writeString(file, write(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param whence where the text comes from, for the message
     * @throws CorruptBundleException if the text is no manifest
     */
    public static Manifest read(String json, String whence) {
        try {
            return JSON.readValue(json, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new CorruptBundleException(whence + " is no manifest: " + e.getOriginalMessage(), e);
        }
    }
}
