package dev.chainon.monitoring.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of PID files: one file {@code NAME.pid} for each process, its first word the PID. */
final class RunFolder {

    private static final String SUFFIX = ".pid";

    private final Path folder;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Live processes by name. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX)) {
                    process(file).ifPresent(p -> processes.put(name.substring(0, name.length() - SUFFIX.length()), p));
                }
            });
        } catch (IOException e) {
            return Map.of();
        }
        return processes;
    }

    private static Optional<ProcessHandle> process(Path file) {
        try {
            String first =
                    Files.readString(file, StandardCharsets.UTF_8).strip().split("\\s+", 2)[0];
            return first.matches("\\d{1,10}")
                    ? ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
