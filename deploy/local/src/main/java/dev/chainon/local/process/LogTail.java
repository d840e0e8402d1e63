package dev.chainon.local.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last lines that a process logged, and what they say of why it ended. Thread-safe. */
public final class LogTail {

    private static final int LINES = 40;
    private static final Pattern FRAME = Pattern.compile("\\s+(at .+\\)|\\.\\.\\. \\d+ (more|common frames omitted))");

    private final Deque<String> lines = new ArrayDeque<>();

    /** Frames of a stack trace stay in the log: what went wrong stands before them, and they would push it out. */
    public synchronized void add(String line) {
        if (FRAME.matcher(line).matches()) {
            return;
        }
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    public synchronized List<String> last(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
    }

    /** A cause that a person can act upon, when the lines name one. */
    public synchronized Optional<String> cause() {
        return lines.stream().map(LogTail::causeOf).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> causeOf(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left on device") || lower.contains("disk quota exceeded")) {
            return Optional.of(
                    "the disk is full: free some space, then start again; nothing that was acknowledged is lost");
        }
        if (lower.contains("outofmemoryerror") || lower.contains("cannot allocate memory")) {
            return Optional.of(
                    "memory ran out: raise its heap in .chainon/chainon.conf (local.heap-mb) or free memory");
        }
        return lower.contains("address already in use")
                ? Optional.of("its port was taken meanwhile: free it or change local.ports in .chainon/chainon.conf")
                : Optional.empty();
    }
}
