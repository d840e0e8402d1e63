package dev.chainon.ingestion.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.observation.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of one service on disk. One file an answer, named by the SHA-256 of its address: a first line of JSON says address, time, status,
 * SHA-256 and licence, the body follows as it came. A file that does not fit its own first line counts as absent.
 */
final class AnswerCache {

    /** A kept body and where it came from. */
    record Kept(byte[] body, Provenance provenance) {}

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".answer";

    private final Path folder;

    AnswerCache(Path folder) {
        this.folder = folder;
    }

    Optional<Kept> find(URI url) {
        Path file = file(url);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file, url));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.warn("a kept answer is damaged and will be asked for again: file={} why={}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps an answer; the file appears whole. */
    void keep(Kept answer) throws IOException {
        Provenance from = answer.provenance();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("url", from.url().toString())
                .put("fetched", from.fetched().toString())
                .put("status", from.status())
                .put("sha256", from.sha256())
                .put("licence", from.licence())));
        bytes.write('\n');
        bytes.writeBytes(answer.body());
        AtomicFile.write(file(from.url()), bytes.toByteArray());
    }

    /** How many answers are kept, damaged ones included. */
    long size() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).count();
        } catch (IOException e) {
            LOG.warn("the cache cannot be counted: folder={} why={}", folder, e.getMessage());
            return 0;
        }
    }

    Path file(URI url) {
        String name = Sha256.of(url.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name.substring(0, 2)).resolve(name + ENDING);
    }

    private static Kept read(Path file, URI url) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        JsonNode head = JSON.readTree(bytes, 0, end);
        byte[] body = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        if (!head.path("url").asText().equals(url.toString())) {
            throw new IOException("it holds the answer of another address");
        }
        if (!head.path("sha256").asText().equals(Sha256.of(body))) {
            throw new IOException("its body does not fit its SHA-256");
        }
        return new Kept(
                body,
                new Provenance(
                        url,
                        Instant.parse(head.path("fetched").asText()),
                        head.path("status").asInt(),
                        head.path("sha256").asText(),
                        head.path("licence").asText()));
    }
}
