package dev.chainon.ingestion.history;

import dev.chainon.core.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The file the history is read from.
 *
 * @param sha256 what the data sheet says of it, in hexadecimal
 * @param before rows whose first column of time lies on or after this day are left out; empty for the whole file
 * @param copies how many times the history follows itself in time, to measure how the load grows; 1 for the history as it is
 * @param wanted how many rows at least, instead of a number of copies; 0 leaves it to copies
 */
public record SourceFile(Path path, String sha256, Optional<LocalDate> before, int copies, long wanted) {

    /** A day of the copies still has a year of four digits, and their places in the log stay far from the limits of a number. */
    private static final int MOST_COPIES = 100;

    public SourceFile {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException(
                    "history.copies must be 1 to " + MOST_COPIES + ", not " + copies + "; 1 is the history as it is");
        }
        if (wanted < 0) {
            throw new IllegalArgumentException("history.rows must be 0 or more, not " + wanted);
        }
    }

    public SourceFile(Path path, String sha256, Optional<LocalDate> before) {
        this(path, sha256, before, 1, 0);
    }

    /**
     * The same with as many copies as the wanted rows take.
     *
     * @param rows how many rows one copy has
     */
    SourceFile sized(long rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("history.rows asks for " + wanted + " rows of " + path
                    + ", and there is none to copy: move history.before to a later day");
        }
        long needed = (wanted + rows - 1) / rows;
        if (needed > MOST_COPIES) {
            throw new IllegalArgumentException("history.rows asks for " + wanted + " rows, and " + MOST_COPIES
                    + " copies of the history make " + MOST_COPIES * rows + ": ask for no more");
        }
        return new SourceFile(path, sha256, before, (int) Math.max(1, needed), 0);
    }

    /** What identifies the rows: the file, the cut and the copies. */
    String identity() {
        return before.map(day -> sha256 + "<" + day).orElse(sha256) + (copies == 1 ? "" : "*" + copies);
    }

    /**
     * @throws IllegalStateException if the file is not the one of the data sheet
     */
    public void verify() throws IOException {
        if (!Files.isReadable(path)) {
            throw new IllegalStateException(
                    "the history file " + path + " cannot be read: get it from the repository's data folder");
        }
        String found = Sha256.of(path);
        if (!found.equals(sha256)) {
            throw new IllegalStateException(
                    "the history file " + path + " has SHA-256 " + found + ", the data sheet says " + sha256
                            + ": restore the file, or change history.sha256 together with the data sheet");
        }
    }
}
