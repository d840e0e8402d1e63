package dev.chainon.ingestion.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sent which refused record again, when and how: one JSON line an act, appended and never changed. One process at a time holds it. */
final class RepairLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RepairLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One act.
     *
     * @param at ISO-8601 in UTC
     * @param who the system's user
     * @param action {@code repair} or {@code replay}
     * @param offset of the refused record in the raw topic
     * @param set fields that were set, by name
     * @param sha256 of the bytes that were sent
     * @param sentOffset of what was sent, in the raw topic
     */
    record Act(
            String at,
            String who,
            String action,
            int epoch,
            long offset,
            String rule,
            Map<String, String> set,
            String sha256,
            long sentOffset) {
        Act {
            set = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    private final FileChannel file;
    private final List<Act> acts = new ArrayList<>();

    /** Waits until no other process holds the log. */
    RepairLog(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.lock();
        read();
    }

    @SuppressWarnings("StreamResourceLeak") // the channel stays open and is closed with the log
    private void read() throws IOException {
        InputStream in = Channels.newInputStream(file);
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        text.lines().forEach(this::remember);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            // A line that was cut by the end of its process must not swallow the next one.
            write("\n");
        }
    }

    private void remember(String line) {
        try {
            acts.add(JSON.readValue(line, Act.class));
        } catch (JsonProcessingException e) {
            LOG.warn("a line of the repair log cannot be read and is passed over: {}", e.getOriginalMessage());
        }
    }

    /** The act that sent the same bytes for the same record. */
    Optional<Act> same(long offset, String sha256) {
        return acts.stream()
                .filter(act -> act.offset() == offset && act.sha256().equals(sha256))
                .findFirst();
    }

    List<Act> of(long offset) {
        return acts.stream().filter(act -> act.offset() == offset).toList();
    }

    void add(Act act) throws IOException {
        write(JSON.writeValueAsString(act) + "\n");
        acts.add(act);
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        file.position(file.size());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
