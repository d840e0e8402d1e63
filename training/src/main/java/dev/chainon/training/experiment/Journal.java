package dev.chainon.training.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.experiment.design.BadDesignException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The results of an experiment's runs, one JSON line each, forced to the disk before the next run counts it. The first line names the design. A line that a
 * kill cut off is dropped when the journal is opened again; its run is then made again. One process at a time. Thread-safe.
 */
final class Journal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESIGN = "design";
    private static final String RUN = "run";

    private final FileChannel channel;
    private final Map<Integer, JsonNode> done = new TreeMap<>();

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the journal of a design, or begins it.
     *
     * @param design hash of all that decides the results
     * @throws BadDesignException if the journal is one of another design, is held by another process, or is damaged
     */
    static Journal open(Path file, String design) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Journal journal = new Journal(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            try {
                journal.hold(file);
                journal.read(file, design);
            } catch (IOException | RuntimeException e) {
                journal.close();
                throw e;
            }
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the journal " + file + " cannot be opened: check its rights and the disk", e);
        }
    }

    private void hold(Path file) throws IOException {
        boolean held;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false;
        }
        if (!held) {
            throw new BadDesignException(
                    "another process works on " + file + ": wait for its end, or give this experiment another name");
        }
    }

    private void read(Path file, String design) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
        List<String> lines = text.substring(0, whole).lines().toList();
        if (lines.isEmpty()) {
            append(JSON.createObjectNode().put(DESIGN, design));
            return;
        }
        String known = parse(file, lines.get(0)).path(DESIGN).asText();
        if (!known.equals(design)) {
            throw new BadDesignException("the runs in " + file + " are those of another design (" + known + ", not "
                    + design + "): the file, the defaults of training or the training set changed. Give the experiment"
                    + " another name, or remove the journal to begin anew");
        }
        lines.stream()
                .skip(1)
                .map(line -> parse(file, line))
                .forEach(line -> done.put(line.path(RUN).asInt(), line));
    }

    private static JsonNode parse(Path file, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadDesignException(
                    "the journal " + file + " is damaged at '" + line + "': remove that line, its run is made again",
                    e);
        }
    }

    /** What was measured, by the number of the run. */
    synchronized Map<Integer, JsonNode> done() {
        return new TreeMap<>(done);
    }

    /** Keeps the result of a run; it is on the disk when this returns. */
    synchronized void keep(int run, ObjectNode result) {
        try {
            append(result.put(RUN, run));
            done.put(run, result);
        } catch (IOException e) {
            throw new UncheckedIOException("the result of run " + run + " cannot be kept: check the disk", e);
        }
    }

    private void append(ObjectNode line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed", e);
        }
    }
}
