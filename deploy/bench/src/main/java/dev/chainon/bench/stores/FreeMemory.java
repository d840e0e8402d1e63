package dev.chainon.bench.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system can still give to processes. */
final class FreeMemory {

    private FreeMemory() {}

    /** Zero where the system does not tell: then nothing that needs much is started. */
    static long megabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
