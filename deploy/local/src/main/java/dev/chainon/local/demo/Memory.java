package dev.chainon.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples the proportional set size of the processes and keeps the peaks: memory that processes share is counted once. Empty where the
 * system has no /proc. Thread-safe.
 */
public final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final Supplier<Map<String, Collection<Long>>> processes;
    private final Map<String, Long> peaks = new LinkedHashMap<>();
    private long peak;

    /** @param processes PIDs by name, asked at each sample */
    public Memory(Supplier<Map<String, Collection<Long>>> processes) {
        this.processes = processes;
    }

    public void sampleEvery(long seconds, ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this::sampleSafely, 0, seconds, TimeUnit.SECONDS);
    }

    /** Peak of the sum as {@code demo.pss.mb}, peak of each process as {@code demo.pss.NAME.mb}. */
    public synchronized Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        if (peak > 0) {
            figures.put("demo.pss.mb", peak / 1024);
            peaks.forEach((name, kilobytes) -> figures.put("demo.pss." + name + ".mb", kilobytes / 1024));
        }
        return figures;
    }

    synchronized void sample() {
        long sum = 0;
        for (Map.Entry<String, Collection<Long>> process : processes.get().entrySet()) {
            long kilobytes = process.getValue().stream()
                    .map(Memory::pss)
                    .filter(OptionalLong::isPresent)
                    .mapToLong(OptionalLong::getAsLong)
                    .sum();
            peaks.merge(process.getKey(), kilobytes, Math::max);
            sum += kilobytes;
        }
        peak = Math.max(peak, sum);
    }

    private void sampleSafely() {
        try {
            sample();
        } catch (RuntimeException e) {
            LOG.warn("memory was not sampled this time", e);
        }
    }

    /** Kilobytes; empty for a process that ended or a system that does not tell. */
    static OptionalLong pss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"), StandardCharsets.UTF_8)
                    .stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
