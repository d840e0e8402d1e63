package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of one module: one line for each clause and test, the last run counts.
 *
 * <p>A write replaces the file in one move and keeps the lines of tests that did not run this time. Lines of a file whose seal is broken
 * are never taken over: what was edited by hand is gone after the next run instead of being sealed again.
 */
public final class Ledger {

    /** Where a module keeps its ledger, relative to its folder. */
    public static final Path PLACE = Path.of("target", "evidence", "records.jsonl");

    private final Path file;

    public Ledger(Path file) {
        this.file = file;
    }

    /** Adds these proofs; each replaces an earlier one of the same clause, module and test. */
    public void add(List<Proof> proofs) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Map<String, String> lines = new LinkedHashMap<>();
            kept().forEach(line -> lines.put(name(line), line));
            proofs.stream().map(Proof::toJson).forEach(line -> lines.put(name(line), line));
            Path fresh = folder.resolve("records.new");
            Files.writeString(fresh, Seal.seal(new ArrayList<>(lines.values())));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<String> kept() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Seal.Opened opened = Seal.open(Files.readString(file));
        return opened.intact() ? opened.lines() : List.of();
    }

    /** Clause, module and test come first in a line; a quote inside a text is escaped, so this mark is never part of one. */
    private static String name(String line) {
        return line.substring(0, line.indexOf(",\"outcome\":"));
    }
}
