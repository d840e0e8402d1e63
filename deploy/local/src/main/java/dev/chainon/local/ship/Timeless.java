package dev.chainon.local.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The same image without the time and the place of its build: the engine writes both into what an image is identified by. Layers stay as they are, the engine has
 * them.
 *
 * @param id digest of the image: {@code sha256:} and that of its configuration, which holds the digests of the layers
 * @param archive what {@code docker load} reads: the configuration and the names of the layers
 * @see <a href="https://github.com/moby/docker-image-spec/blob/main/spec.md">Docker Image Specification</a>
 */
record Timeless(String id, byte[] archive) {

    private static final String DATE = "1970-01-01T00:00:00Z";

    /** Of the container in which the last step of the build ran. */
    private static final List<String> PASSING = List.of("Hostname", "Domainname", "Image");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /**
     * Of an image that the engine has.
     *
     * @param inspected what {@code docker image inspect} says of it
     * @param tag its name
     */
    static Timeless of(JsonNode inspected, String tag) {
        JsonNode layers = inspected.path("RootFS").path("Layers");
        ObjectNode configuration = JSON.createObjectNode();
        configuration.set("architecture", inspected.path("Architecture"));
        configuration.set("os", inspected.path("Os"));
        configuration.put("created", DATE);
        configuration.set("config", ((ObjectNode) inspected.path("Config").deepCopy()).remove(PASSING));
        configuration.putObject("rootfs").put("type", "layers").set("diff_ids", layers);
        ArrayNode history = configuration.putArray("history");
        ArrayNode names = JSON.createArrayNode();
        for (JsonNode layer : layers) {
            history.addObject().put("created", DATE).put("created_by", layer.asText());
            names.add(layer.asText().replace(':', '/') + "/layer.tar");
        }
        byte[] content = bytes(configuration);
        String digest = digest(content);
        ArrayNode manifest = JSON.createArrayNode();
        manifest.addObject().put("Config", digest + ".json").set("Layers", names);
        ((ObjectNode) manifest.path(0)).putArray("RepoTags").add(tag);
        return new Timeless("sha256:" + digest, tar(digest + ".json", content, bytes(manifest)));
    }

    /** Keys in the order of the alphabet, whatever the order in which the engine told them. */
    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(JSON.treeToValue(node, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] tar(String name, byte[] configuration, byte[] manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            Map<String, byte[]> files = new TreeMap<>(Map.of(name, configuration, "manifest.json", manifest));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
