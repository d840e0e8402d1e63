package dev.chainon.chips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The processor and what it can: a library that was built for instructions which it has not ends the process.
 *
 * @param name as it calls itself; empty where the system does not tell
 * @param flags its instruction sets as Linux names them
 */
public record Processor(String name, Set<String> flags) {

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    public Processor {
        flags = Set.copyOf(flags);
    }

    /** Of this machine. */
    public static Processor ofMachine() {
        return read(CPUINFO);
    }

    static Processor read(Path cpuinfo) {
        if (!Files.isReadable(cpuinfo)) {
            return new Processor("", Set.of());
        }
        try {
            List<String> lines = Files.readAllLines(cpuinfo);
            return new Processor(
                    value(lines, "model name"),
                    Set.copyOf(Arrays.asList(value(lines, "flags").split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(cpuinfo + " cannot be read", e);
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Why a library that needs these instructions cannot run here; empty where it can. */
    public Optional<String> lacks(List<String> instructions) {
        List<String> missing =
                instructions.stream().filter(each -> !flags.contains(each)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the processor does not say that it has " + String.join(", ", missing));
    }
}
