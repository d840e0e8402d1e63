package dev.chainon.ingestion.replay;

import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.export.FeedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of the feed files of some days, one after the other; one file is open at a time. */
public final class Feed implements Iterator<FeedLine>, AutoCloseable {

    private final Path folder;
    private final Iterator<LocalDate> days;
    private Optional<BufferedReader> open = Optional.empty();
    private Optional<String> line = Optional.empty();

    /**
     * @throws IllegalStateException if a day has no file
     */
    public Feed(Path folder, List<LocalDate> days) {
        for (LocalDate day : days) {
            if (!Files.isReadable(FeedFiles.file(folder, day))) {
                throw new IllegalStateException("the feed of " + day + " is missing: " + FeedFiles.file(folder, day)
                        + "; load the history with replay.from and replay.to around that day");
            }
        }
        this.folder = folder;
        this.days = List.copyOf(days).iterator();
    }

    @Override
    public boolean hasNext() {
        try {
            while (line.isEmpty() && (open.isPresent() || days.hasNext())) {
                if (open.isEmpty()) {
                    open = Optional.of(reader(days.next()));
                }
                line = Optional.ofNullable(open.get().readLine());
                if (line.isEmpty()) {
                    close();
                }
            }
            return line.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a feed file in " + folder + " is damaged: delete it and load the history again", e);
        }
    }

    @Override
    public FeedLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FeedLine next = FeedLine.parse(line.orElseThrow());
        line = Optional.empty();
        return next;
    }

    private BufferedReader reader(LocalDate day) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FeedFiles.file(folder, day)), 1 << 16),
                StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
