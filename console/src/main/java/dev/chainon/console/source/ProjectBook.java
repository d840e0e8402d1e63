package dev.chainon.console.source;

import dev.chainon.evidence.report.backlog.BacklogException;
import dev.chainon.evidence.report.backlog.BacklogReader;
import dev.chainon.evidence.report.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The project's backlog as it is on the disk: read again when the file changed or the day did. Thread-safe. */
public final class ProjectBook {

    private final Path root;
    private final InstantSource clock;
    private Optional<Version> read = Optional.empty();
    private Look look = new Look(Optional.empty(), "");

    private record Version(FileTime changed, long bytes, LocalDate day) {}

    /**
     * What was found.
     *
     * @param progress of the project; absent where there is no backlog here, or it cannot be read
     * @param fault why it cannot be read; empty where it can, or where there is none
     */
    public record Look(Optional<Progress> progress, String fault) {}

    /** @param root of the repository; an image has none */
    public ProjectBook(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
    }

    public synchronized Look look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Path file = root.resolve(BacklogReader.FILE);
        try {
            Version version = new Version(Files.getLastModifiedTime(file), Files.size(file), today);
            if (!read.equals(Optional.of(version))) {
                look = read(today);
                read = Optional.of(version);
            }
            return look;
        } catch (IOException e) {
            read = Optional.empty();
            return new Look(Optional.empty(), "");
        }
    }

    private Look read(LocalDate today) {
        try {
            return new Look(Optional.of(Progress.today(new BacklogReader(clock).read(root), today)), "");
        } catch (BacklogException e) {
            return new Look(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
