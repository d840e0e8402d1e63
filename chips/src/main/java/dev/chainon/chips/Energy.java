package dev.chainon.chips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The energy counters of the processor's packages, as Linux shows them below {@code /sys/class/powercap} (RAPL). They count all that the processor does, not this
 * process alone.
 */
public final class Energy {

    private static final Path POWERCAP = Path.of("/sys/class/powercap");

    /** One colon: a package. Its parts, which have two, are counted in it. */
    private static final String PACKAGES = "intel-rapl:[0-9]*";

    private static final double JOULES = 1e-6;

    private final Path root;

    Energy(Path root) {
        this.root = root;
    }

    /** Of this machine. */
    public static Energy ofMachine() {
        return new Energy(POWERCAP);
    }

    /** What the counters show at one moment, in microjoules, by the package's name. */
    record Reading(Map<String, Long> packages) {
        Reading {
            packages = Map.copyOf(packages);
        }
    }

    /** Why there is nothing to read; empty where there is. */
    public Optional<String> absence() {
        if (!Files.isDirectory(root)) {
            return Optional.of(root + " is not there: this kernel shows no energy counter");
        }
        try {
            return read().packages().isEmpty()
                    ? Optional.of(root + " holds no " + PACKAGES + ": this processor shows no energy counter")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("an energy counter cannot be read: " + e);
        }
    }

    /** @throws IOException if a counter is not readable, which on most systems only root's are */
    Reading read() throws IOException {
        Map<String, Long> packages = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, PACKAGES)) {
                for (Path folder : folders) {
                    String name = String.valueOf(folder.getFileName());
                    if (name.indexOf(':') == name.lastIndexOf(':')) {
                        packages.put(name, number(folder.resolve("energy_uj")));
                    }
                }
            }
        }
        return new Reading(packages);
    }

    /** What a work takes of all that the processor takes meanwhile, in joules; it is done, and nothing told, where there is no counter. */
    public OptionalDouble during(Runnable work) {
        if (absence().isPresent()) {
            work.run();
            return OptionalDouble.empty();
        }
        try {
            Reading before = read();
            work.run();
            return OptionalDouble.of(joules(before, read()));
        } catch (IOException e) {
            throw new UncheckedIOException("an energy counter was there and cannot be read any more", e);
        }
    }

    /** Joules between two readings; a counter that began again at zero in between is followed once. */
    double joules(Reading before, Reading after) throws IOException {
        double microjoules = 0;
        for (Map.Entry<String, Long> counter : after.packages().entrySet()) {
            long from = before.packages().getOrDefault(counter.getKey(), counter.getValue());
            long spent = counter.getValue() - from;
            microjoules += spent >= 0
                    ? spent
                    : spent + number(root.resolve(counter.getKey()).resolve("max_energy_range_uj"));
        }
        return microjoules * JOULES;
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }
}
