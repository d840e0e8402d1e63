package dev.chainon.bench.ingestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process ever held, as Linux counts it. */
final class Peak {

    private static final Path STATUS = Path.of("/proc/self/status");

    private Peak() {}

    /** Megabytes; 0 where the system does not tell. */
    static double residentMb() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
