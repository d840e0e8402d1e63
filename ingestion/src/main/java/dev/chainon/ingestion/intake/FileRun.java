package dev.chainon.ingestion.intake;

import dev.chainon.core.contract.Table;
import dev.chainon.core.process.Telemetry;
import dev.chainon.streams.RawPublisher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file to the raw topic, batch by batch: a batch is sent, the broker has all of it, the place is written down. Killed between the last two, the batch is
 * sent again; its event ids are then seen twice and dropped behind the stream.
 */
final class FileRun {

    private static final Logger LOG = LoggerFactory.getLogger(FileRun.class);
    private static final int BATCH_BYTES = 1 << 20;

    /** What all files are taken with. */
    record Tools(IntakeSettings settings, Optional<Table> schema, RawPublisher raw, Telemetry telemetry) {}

    private final Tools tools;
    private final DroppedFile file;
    private final String sha256;
    private final List<CompletableFuture<Long>> batch = new ArrayList<>();
    private int batchBytes;
    private Bookmark place = new Bookmark(0, 1, 0, 0);

    FileRun(Tools tools, DroppedFile file, String sha256) {
        this.tools = tools;
        this.file = file;
        this.sha256 = sha256;
    }

    /**
     * Sends what was not sent before.
     *
     * @return the place after the last record
     * @throws IOException if the file cannot be read or the broker did not take a record; a later run goes on from the last place
     */
    Bookmark run() throws IOException, UnfitException {
        int most = tools.settings().limits().recordBytes();
        DroppedFile.Layout layout = file.layout(tools.schema(), most);
        place = Bookmark.read(bookmark()).orElse(layout.first());
        if (place.records() > 0) {
            LOG.info("file goes on: name={} line={} records={}", file.name(), place.line(), place.records());
        }
        try (InputStream in = file.from(place)) {
            Frames frames = new Frames(in, file.csv(), most, place.offset(), place.line());
            for (Optional<Frames.Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
                take(next.get(), layout);
                if (batch.size() >= tools.settings().rhythm().batchRecords() || batchBytes >= BATCH_BYTES) {
                    settle();
                }
            }
            settle();
        }
        return place;
    }

    private void take(Frames.Frame frame, DroppedFile.Layout layout) throws IOException {
        byte[] raw = layout.reading().apply(frame);
        boolean refused = frame.shape() == Frames.Shape.TOO_LONG
                || raw.length > tools.settings().limits().recordBytes();
        if (refused) {
            refuse(frame);
        } else {
            batch.add(tools.raw().publish(raw, origin(frame)));
            batchBytes += raw.length;
        }
        place = new Bookmark(
                frame.end(), frame.next(), place.records() + (refused ? 0 : 1), place.refused() + (refused ? 1 : 0));
    }

    private Map<String, String> origin(Frames.Frame frame) {
        return Map.of("intake-source", "file", "intake-file", sha256, "intake-line", Long.toString(frame.line()));
    }

    /** Too long for a record: its place is told to whoever dropped the file. */
    private void refuse(Frames.Frame frame) throws IOException {
        Files.writeString(
                refusals(),
                "line " + frame.line() + " was refused: " + frame.length() + " bytes, more than "
                        + tools.settings().limits().recordBytes() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void settle() throws IOException {
        try {
            CompletableFuture.allOf(batch.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IOException(
                    "the broker at " + tools.settings().bootstrap() + " did not take all of " + file.name()
                            + "; it goes on from its last place as soon as the broker answers: " + e.getCause(),
                    e);
        }
        tools.telemetry().count("chainon_intake_records_total", batch.size(), "source", "file", "result", "accepted");
        batch.clear();
        batchBytes = 0;
        place.write(bookmark());
    }

    /** What was refused, a line each; empty when nothing was. */
    Optional<String> refused() throws IOException {
        return Files.exists(refusals())
                ? Optional.of(Files.readString(refusals()).strip())
                : Optional.empty();
    }

    /** Forgets the place: the file is in the journal, or it changed. */
    void forget() throws IOException {
        Files.deleteIfExists(bookmark());
        Files.deleteIfExists(refusals());
    }

    private Path bookmark() {
        return tools.settings().memory().resolve(sha256 + ".place.json");
    }

    private Path refusals() {
        return tools.settings().memory().resolve(sha256 + ".refused.txt");
    }
}
