package dev.chainon.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that new processes could have.
 *
 * @param gigabytes of 1,000,000,000 bytes
 * @param exact whether the system told what is free; otherwise it is all that the machine has
 */
record FreeMemory(double gigabytes, boolean exact) {

    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    /** What Linux gives as available: free, or given back when asked for. Other systems tell their whole memory here. */
    static FreeMemory ofMachine() {
        return text().flatMap(FreeMemory::read).orElseGet(() -> new FreeMemory(total(), false));
    }

    static Optional<FreeMemory> read(String meminfo) {
        Matcher available = AVAILABLE.matcher(meminfo);
        return available.find()
                ? Optional.of(new FreeMemory(Long.parseLong(available.group(1)) * 1024 / 1e9, true))
                : Optional.empty();
    }

    String words() {
        return String.format("%.1f GB %s", gigabytes, exact ? "available" : "in all");
    }

    private static Optional<String> text() {
        try {
            return Files.isReadable(MEMINFO) ? Optional.of(Files.readString(MEMINFO)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double total() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 1e9
                : 0;
    }
}
