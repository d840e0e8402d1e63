package dev.chainon.ingestion.quarantine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/**
 * Who sent which refused record again, when and how: one JSON line an act, appended and never changed. One process at a time holds it. What the log held when
 * it was opened is read from the file when it is asked for, so that the log may grow large.
 */
final class RepairLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RepairLog.class);
    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    private static final int BUFFER = 1 << 16;

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
    private final ActIndex index = new ActIndex();

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

    private void read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long place = 0;
        while (file.read(buffer.clear()) >= 0) {
            for (buffer.flip(); buffer.hasRemaining(); ) {
                byte next = buffer.get();
                if (next == '\n') {
                    remember(line.toByteArray(), place);
                    place += line.size() + 1;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        if (line.size() > 0) {
            // A line that was cut by the end of its process must not swallow the next one.
            remember(line.toByteArray(), place);
            write(new byte[] {'\n'});
        }
    }

    private void remember(byte[] line, long place) {
        try {
            index.add(
                    JSON.readValue(new String(line, StandardCharsets.UTF_8), Act.class)
                            .offset(),
                    place);
        } catch (JsonProcessingException e) {
            LOG.warn("a line of the repair log cannot be read and is passed over: {}", e.getOriginalMessage());
        }
    }

    /** The act that sent the same bytes for the same record before the log was opened. */
    Optional<Act> same(long offset, String sha256) throws IOException {
        return of(offset).stream().filter(act -> act.sha256().equals(sha256)).findFirst();
    }

    /** The acts on a record before the log was opened. */
    List<Act> of(long offset) throws IOException {
        List<Act> acts = new ArrayList<>();
        for (long place : index.of(offset).toArray()) {
            file.position(place);
            // The parser stops at the end of the line's object.
            acts.add(JSON.readerFor(Act.class).readValue(Channels.newInputStream(file)));
        }
        return acts;
    }

    /** Appends acts, all of them before it returns. */
    void add(List<Act> acts) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Act act : acts) {
            lines.write(JSON.writeValueAsBytes(act));
            lines.write('\n');
        }
        write(lines.toByteArray());
    }

    private void write(byte[] text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text);
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
