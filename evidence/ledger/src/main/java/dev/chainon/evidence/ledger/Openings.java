package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The openings of the sealed period: one file of the repository, chained by {@link Seal}, to which lines are only added. An opening is written before the
 * first sealed row is read, and what it came to after the last one: of an opening that was cut off the first line stands.
 *
 * <p>Processes write one after the other, in the order in which they come. A file that is missing or whose seal is broken takes no line.
 */
public final class Openings {

    /** Where a repository keeps it. */
    public static final Path PLACE = Path.of("evidence", "openings.jsonl");

    /** What the lines of the two kinds, and of an opening that failed, name themselves. */
    public static final String OPENED = "opened";

    public static final String JUDGED = "judged";
    public static final String FAILED = "failed";

    private static final String LOCK = "openings.lock";
    private static final String FRESH = "openings.new";

    private final Path file;

    public Openings(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** That of a repository. */
    public static Openings of(Path root) {
        return new Openings(root.resolve(PLACE));
    }

    /**
     * Writes that the period is about to be opened.
     *
     * @return the number of the opening, counted from 1
     * @throws IOException if the ledger is missing or broken, in words that say what to do
     */
    public int open(Opening opening) throws IOException {
        List<String> lines = add(before -> opening.toJson(count(before) + 1));
        return count(lines);
    }

    /**
     * Writes what an opening came to.
     *
     * @throws IOException if the ledger is missing or broken, in words that say what to do
     * @throws IllegalArgumentException if there is no such opening
     */
    public void end(Ending ending) throws IOException {
        add(before -> {
            if (ending.opening() < 1 || ending.opening() > count(before)) {
                throw new IllegalArgumentException(file + " has no opening " + ending.opening() + " to end");
            }
            return ending.toJson();
        });
    }

    /**
     * Its lines without their seals.
     *
     * @throws IOException if the ledger is missing or broken, in words that say what to do
     */
    public List<String> lines() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(fault("it is missing"));
        }
        Seal.Opened opened = Seal.open(Files.readString(file));
        if (!opened.intact()) {
            throw new IOException(fault(opened.fault()));
        }
        return opened.lines();
    }

    /** What is wrong with the ledger, and what to do. */
    public static String fault(String what) {
        String name = PLACE.toString().replace('\\', '/');
        return "The ledger of openings, " + name + ", is at fault: " + what
                + ". Lines are only ever added to it: see who changed it with git log -p " + name
                + ", bring it back with git checkout " + name + ", then ask again.";
    }

    private static int count(List<String> lines) {
        return (int) lines.stream()
                .filter(line -> line.startsWith("{\"entry\":\"" + OPENED + "\""))
                .count();
    }

    private List<String> add(Function<List<String>, String> line) throws IOException {
        // A file is locked against other processes only; threads of one process would be refused.
        synchronized (Openings.class) {
            Path folder = Files.createDirectories(file.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                List<String> lines = new ArrayList<>(lines());
                lines.add(line.apply(lines));
                write(folder.resolve(FRESH), Seal.seal(lines));
                return lines;
            }
        }
    }

    /** All of it, on the disk, before it takes the place of the file: a cut leaves the one or the other. */
    private void write(Path fresh, String text) throws IOException {
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
