package dev.chainon.ingestion.intake;

import dev.chainon.core.contract.Table;
import dev.chainon.core.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A file of the inbox: what its name and its first bytes say of it. */
record DroppedFile(Path path, Inbox.Stamp stamp, boolean csv) {

    private static final int HEAD = 4096;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where the records begin, and how one of them becomes a raw record. */
    record Layout(Bookmark first, Function<Frames.Frame, byte[]> reading) {}

    /**
     * @throws UnfitException if no record can be read from it
     */
    static DroppedFile of(Path path) throws IOException, UnfitException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv");
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnfitException("it is a link or a device: drop the file itself");
        }
        if (!csv && !name.endsWith(".ndjson") && !name.endsWith(".jsonl")) {
            throw new UnfitException("its name must end in .csv (with a header) or .ndjson (one JSON object a line)");
        }
        if (!Files.isReadable(path)) {
            throw new UnfitException("this process may not read it: give it the right, for instance by chmod a+r");
        }
        DroppedFile file = new DroppedFile(path, Inbox.Stamp.of(path), csv);
        if (file.stamp().bytes() == 0) {
            throw new UnfitException("it is empty");
        }
        file.refuseOtherEncodings();
        return file;
    }

    /** UTF-16 and UTF-32 have zero bytes in any text of ours, UTF-8 never; an archive or an image has them too. */
    private void refuseOtherEncodings() throws IOException, UnfitException {
        for (byte b : head()) {
            if (b == 0) {
                throw new UnfitException("it is no text in UTF-8 (a zero byte is among its first " + HEAD
                        + "): save it as UTF-8, uncompressed");
            }
        }
    }

    private byte[] head() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(HEAD);
        }
    }

    private InputStream open() throws IOException {
        return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** SHA-256 of its bytes, in hexadecimal. */
    String sha256() throws IOException {
        try (InputStream in = open()) {
            return Sha256.of(in);
        }
    }

    /**
     * Reads what comes before the records: a byte order mark, and the header of CSV.
     *
     * @throws UnfitException if the header does not name the columns
     */
    Layout layout(Optional<Table> schema, int mostBytes) throws IOException, UnfitException {
        boolean marked = Arrays.equals(Arrays.copyOf(head(), MARK.length), MARK);
        long begin = marked ? MARK.length : 0;
        if (!csv) {
            return new Layout(new Bookmark(begin, 1, 0, 0), Frames.Frame::bytes);
        }
        try (InputStream in = open()) {
            in.skipNBytes(begin);
            Frames.Frame header = new Frames(in, true, mostBytes, begin, 1)
                    .next()
                    .filter(frame -> frame.shape() == Frames.Shape.WHOLE)
                    .orElseThrow(() -> new UnfitException("it has no CSV header: name the columns in its first line"));
            return new Layout(
                    new Bookmark(header.end(), header.next(), 0, 0),
                    CsvRows.of(header.bytes(), schema).reading());
        }
    }

    /** Its records from a place on; the caller closes the stream. */
    InputStream from(Bookmark place) throws IOException {
        InputStream in = open();
        try {
            in.skipNBytes(place.offset());
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
