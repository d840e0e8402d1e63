package dev.chainon.monitoring.ticket.log;

import dev.chainon.monitoring.projection.Bookmark;
import dev.chainon.monitoring.ticket.ErrorNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the logs of all processes for new errors and hands them on. What could not be handed on is tried again before more is read; where reading was
 * is kept in files, so that a restart tells nothing twice and leaves nothing out. Not thread-safe.
 */
public final class ErrorLogs {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorLogs.class);
    /** A file without a bookmark that was quiet for so long is history: when its errors happened, nobody could say. */
    private static final Duration HISTORY = Duration.ofMinutes(10);
    /** Errors handed on at once. */
    private static final int BATCH = 500;

    private final Path folder;
    private final Path marks;
    private final Consumer<List<ErrorNotice>> desk;
    private final InstantSource clock;
    private final Map<Path, LogFile> files = new HashMap<>();
    private final Map<Path, Long> kept = new HashMap<>();
    private List<ErrorNotice> waiting = List.of();

    /**
     * @param folder with NAME.log for each process
     * @param marks folder of the bookmarks
     * @param desk takes errors, or throws and is asked again
     */
    public ErrorLogs(Path folder, Path marks, Consumer<List<ErrorNotice>> desk, InstantSource clock) {
        this.folder = folder;
        this.marks = marks;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Reads what was added since the last look.
     *
     * @throws RuntimeException if the desk cannot take it; look again
     */
    public void look() {
        if (waiting.isEmpty()) {
            waiting = added();
        }
        for (int i = 0; i < waiting.size(); i += BATCH) {
            desk.accept(waiting.subList(i, Math.min(waiting.size(), i + BATCH)));
        }
        waiting = List.of();
        files.forEach((path, file) -> {
            long place = file.safePosition();
            if (!Long.valueOf(place).equals(kept.put(path, place))) {
                bookmark(path).write(place);
            }
        });
    }

    private List<ErrorNotice> added() {
        List<ErrorNotice> errors = new ArrayList<>();
        for (Path path : logs()) {
            try {
                errors.addAll(file(path).more());
            } catch (IOException e) {
                LOG.warn("cannot read the log {} cause={}", path, e.toString());
            }
        }
        return errors;
    }

    private LogFile file(Path path) throws IOException {
        LogFile known = files.get(path);
        if (known == null) {
            known = new LogFile(path, start(path), clock);
            files.put(path, known);
        }
        return known;
    }

    private long start(Path path) throws IOException {
        if (Files.exists(mark(path))) {
            return bookmark(path).read();
        }
        boolean history = Files.getLastModifiedTime(path)
                .toInstant()
                .isBefore(clock.instant().minus(HISTORY));
        return history ? Files.size(path) : 0;
    }

    private List<Path> logs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("cannot list the logs in {} cause={}", folder, e.toString());
            return List.of();
        }
    }

    private Path mark(Path log) {
        return marks.resolve(log.getFileName() + ".offset");
    }

    private Bookmark bookmark(Path log) {
        return new Bookmark(mark(log));
    }
}
