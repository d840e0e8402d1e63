package dev.chainon.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into records, one in memory at a time. A record ends with its line; in CSV a line break between quotes belongs to the record
 * (RFC 4180, section 2). Blank lines are passed over. A quote that is never closed spoils its own line only: the record then ends with the line after all.
 */
final class Frames {

    /** So much is read ahead for a closing quote. */
    private static final int MOST_QUOTED = 1 << 16;

    private static final int CHUNK = 1 << 16;

    /** How a record came. */
    enum Shape {
        WHOLE,
        /** One line with a quote that nothing closes. */
        UNCLOSED,
        /** Longer than allowed; its bytes were passed over and are not kept. */
        TOO_LONG
    }

    /**
     * One record.
     *
     * @param line number of its first line, from 1
     * @param next number of the line after it
     * @param end offset in the stream after its line break
     * @param length bytes it had, its line break left out
     */
    record Frame(long line, long next, long end, long length, byte[] bytes, Shape shape) {}

    private enum Stop {
        BREAK,
        END,
        LIMIT,
        LIMIT_IN_QUOTES
    }

    private record Scan(int length, Stop stop) {}

    private final InputStream in;
    private final boolean quotes;
    private final int most;
    private final byte[] buffer;
    private int start;
    private int filled;
    private long base;
    private long line;

    /**
     * @param most bytes of the longest record
     * @param offset where the stream stands in its file
     * @param line number of the line that begins there, from 1
     */
    Frames(InputStream in, boolean quotes, int most, long offset, long line) {
        this.in = in;
        this.quotes = quotes;
        this.most = most;
        this.buffer = new byte[most + CHUNK];
        this.base = offset;
        this.line = line;
    }

    /** The next record; empty at the end. */
    Optional<Frame> next() throws IOException {
        while (start < filled || fill()) {
            Frame frame = one();
            if (frame.shape() == Shape.TOO_LONG || !blank(frame.bytes())) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private Frame one() throws IOException {
        if (quotes) {
            Scan scan = scan(true, Math.min(most, MOST_QUOTED));
            if (scan.stop() == Stop.BREAK || scan.stop() == Stop.END) {
                return cut(scan, Shape.WHOLE);
            }
            Scan plain = scan(false, most);
            return plain.stop() == Stop.LIMIT
                    ? skip()
                    : cut(plain, scan.stop() == Stop.LIMIT_IN_QUOTES ? Shape.UNCLOSED : Shape.WHOLE);
        }
        Scan scan = scan(false, most);
        return scan.stop() == Stop.LIMIT ? skip() : cut(scan, Shape.WHOLE);
    }

    /** A quote opens at the beginning of a cell; a second one right after the closing one stands for itself and opens again. */
    private Scan scan(boolean quoted, int longest) throws IOException {
        boolean open = false;
        boolean begins = true;
        int closed = -2;
        for (int n = 0; n <= longest; n++) {
            if (start + n == filled && !fill()) {
                return new Scan(n, open ? Stop.LIMIT_IN_QUOTES : Stop.END);
            }
            byte b = buffer[start + n];
            if (b == '\n' && !open) {
                return new Scan(n, Stop.BREAK);
            }
            if (quoted && b == '"') {
                closed = open ? n : closed;
                open = !open && (begins || closed == n - 1);
            }
            begins = b == ',' && !open;
        }
        return new Scan(longest, open ? Stop.LIMIT_IN_QUOTES : Stop.LIMIT);
    }

    private Frame cut(Scan scan, Shape shape) {
        int length = scan.length();
        boolean carriage = length > 0 && buffer[start + length - 1] == '\r';
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + length - (carriage ? 1 : 0));
        long first = line;
        for (int i = start; i < start + length; i++) {
            line += buffer[i] == '\n' ? 1 : 0;
        }
        line++;
        start += length + (scan.stop() == Stop.BREAK ? 1 : 0);
        return new Frame(first, line, base + start, bytes.length, bytes, shape);
    }

    private Frame skip() throws IOException {
        long from = base + start;
        boolean ended = false;
        while (!ended && (start < filled || fill())) {
            ended = buffer[start++] == '\n';
        }
        long end = base + start;
        long first = line++;
        return new Frame(first, line, end, end - from - (ended ? 1 : 0), new byte[0], Shape.TOO_LONG);
    }

    /** Reads on behind what is there; what lies before the record gives room. */
    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            base += start;
            filled -= start;
            start = 0;
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }
}
