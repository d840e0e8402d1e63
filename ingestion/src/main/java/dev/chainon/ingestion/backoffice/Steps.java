package dev.chainon.ingestion.backoffice;

import com.sun.management.OperatingSystemMXBean;
import dev.chainon.core.process.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps, tells their progress and remembers how long each took. */
public final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Progress progress;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    public Steps(Progress progress) {
        this.progress = progress;
    }

    public <T> T time(String name, Step<T> step) throws IOException {
        progress.step(name, 0, 1);
        long start = System.nanoTime();
        long cpu = processCpuNanos();
        T result = step.run();
        double took = (System.nanoTime() - start) / 1e9;
        seconds.merge(name, took, Double::sum);
        progress.step(name, 1, 1);
        LOG.info("step done: name={} seconds={} cpuSeconds={}", name, took, (processCpuNanos() - cpu) / 1e9);
        return result;
    }

    private static long processCpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    public Progress progress() {
        return progress;
    }

    /** Seconds by step, in the order they ran. */
    public Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }

    /** Work that may fail on files. */
    public interface Step<T> {
        T run() throws IOException;
    }
}
