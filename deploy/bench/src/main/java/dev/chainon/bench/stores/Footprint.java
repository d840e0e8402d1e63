package dev.chainon.bench.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Memory of processes and size of folders, in megabytes. */
final class Footprint {

    private static final double MEGABYTE = 1024 * 1024;

    private Footprint() {}

    /** Proportional set size: what processes share is counted once. Zero where the system has no /proc. */
    static double pssMb(Collection<Long> pids) {
        return pids.stream().mapToLong(Footprint::pssKb).sum() / 1024.0;
    }

    private static long pssKb(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // The session ended meanwhile: it holds nothing any more.
            return 0;
        }
    }

    static double diskMb(Collection<Path> folders) throws IOException {
        long bytes = 0;
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                bytes += files.mapToLong(
                                file -> file.toFile().isFile() ? file.toFile().length() : 0)
                        .sum();
            }
        }
        return bytes / MEGABYTE;
    }
}
