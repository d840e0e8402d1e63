package dev.chainon.monitoring.ticket.log;

import dev.chainon.monitoring.ticket.ErrorNotice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads on in one log, from where it was. A log that was begun anew goes on in NAME.log.1 first, if that is the same file still. */
final class LogFile {

    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final ErrorParser parser;
    private long position;
    private long begun;
    private Object identity;

    LogFile(Path file, long position, InstantSource clock) throws IOException {
        this.file = file;
        this.position = position > Files.size(file) ? 0 : position;
        this.identity = identity(file);
        this.parser = new ErrorParser(String.valueOf(file.getFileName()).replaceAll("\\.log$", ""), clock);
    }

    /** From where on a new reader would miss nothing: the beginning of an error that has not ended. */
    long safePosition() {
        return parser.pending() ? begun : position;
    }

    /**
     * Errors of the lines that were added. A stack that is still being written is waited for: an error at the very end is told when nothing was added since
     * the last time.
     *
     * @throws IOException if the file cannot be read
     */
    List<ErrorNotice> more() throws IOException {
        List<ErrorNotice> errors = new ArrayList<>();
        boolean added = false;
        Object now = identity(file);
        if (!now.equals(identity) || Files.size(file) < position) {
            Path older = file.resolveSibling(file.getFileName() + ".1");
            if (Files.exists(older) && identity(older).equals(identity)) {
                added = read(older, errors);
            }
            identity = now;
            position = 0;
        }
        added |= read(file, errors);
        if (!added) {
            parser.end().ifPresent(errors::add);
        }
        return errors.stream().map(LogFile::decoded).toList();
    }

    private static Object identity(Path file) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey(), file);
    }

    private boolean read(Path from, List<ErrorNotice> errors) throws IOException {
        boolean added = false;
        try (RandomAccessFile open = new RandomAccessFile(from.toFile(), "r")) {
            for (String text = text(open); !text.isEmpty(); text = text(open)) {
                added = true;
                for (String line : text.split("\n")) {
                    boolean pending = parser.pending();
                    parser.line(line.replace("\r", "")).ifPresent(error -> {
                        errors.add(error);
                        begun = position;
                    });
                    begun = pending ? begun : position;
                    position += line.length() + 1L;
                }
            }
        }
        return added;
    }

    /** Whole lines from the position on; bytes as characters, one to one, so that a length in the text is one in the file. Empty at the end. */
    private String text(RandomAccessFile open) throws IOException {
        open.seek(position);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(MOST_BYTES, open.length() - position))];
        open.readFully(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        // A line longer than all that is read at once is cut.
        return end == 0 && bytes.length == MOST_BYTES ? text.substring(0, MOST_BYTES - 1) : text.substring(0, end);
    }

    private static ErrorNotice decoded(ErrorNotice error) {
        return new ErrorNotice(
                error.process(),
                decoded(error.head()),
                error.stack().stream().map(LogFile::decoded).toList(),
                error.before().stream().map(LogFile::decoded).toList(),
                error.at());
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
