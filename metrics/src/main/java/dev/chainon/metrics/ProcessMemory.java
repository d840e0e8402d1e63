package dev.chainon.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Memory of a process as Linux counts it; zeros where the system does not tell.
 *
 * @param residentBytes pages in memory, shared ones counted in full (RSS)
 * @param proportionalBytes pages in memory, shared ones divided by their sharers (PSS)
 * @param anonymousBytes pages in memory that are no part of a file
 */
public record ProcessMemory(long residentBytes, long proportionalBytes, long anonymousBytes) {

    private static final ProcessMemory UNKNOWN = new ProcessMemory(0, 0, 0);

    public static ProcessMemory own() {
        return of(ProcessHandle.current().pid()).orElse(UNKNOWN);
    }

    /** Empty if there is no such process or the system has no such file. */
    public static Optional<ProcessMemory> of(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(new ProcessMemory(
                    kilobytes(text, "Rss:") * 1024,
                    kilobytes(text, "Pss:") * 1024,
                    kilobytes(text, "Anonymous:") * 1024));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The process and all that it started, as PostgreSQL's backends. */
    public static Optional<ProcessMemory> family(ProcessHandle process) {
        return of(process.pid()).map(own -> process.descendants()
                .flatMap(child -> of(child.pid()).stream())
                .reduce(own, ProcessMemory::plus));
    }

    private ProcessMemory plus(ProcessMemory other) {
        return new ProcessMemory(
                residentBytes + other.residentBytes,
                proportionalBytes + other.proportionalBytes,
                anonymousBytes + other.anonymousBytes);
    }

    private static long kilobytes(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
