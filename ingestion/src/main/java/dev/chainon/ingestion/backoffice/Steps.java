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

    private Follower follower = Steps::plainly;

    public Steps(Progress progress) {
        this.progress = progress;
    }

    /** From now on each step is run through this. */
    public void follow(Follower by) {
        this.follower = by;
    }

    public <T> T time(String name, Step<T> step) throws IOException {
        progress.step(name, 0, 1);
        long start = System.nanoTime();
        long cpu = processCpuNanos();
        T result = follower.follow(name, step);
        double took = (System.nanoTime() - start) / 1e9;
        seconds.merge(name, took, Double::sum);
        progress.step(name, 1, 1);
        LOG.info("step done: name={} seconds={} cpuSeconds={}", name, took, (processCpuNanos() - cpu) / 1e9);
        return result;
    }

    private static <T> T plainly(String name, Step<T> step) throws IOException {
        return step.run();
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

    /** Runs a step and may tell of it. */
    public interface Follower {
        <T> T follow(String name, Step<T> step) throws IOException;
    }

    /** Work that may fail on files. */
    public interface Step<T> {
        T run() throws IOException;
    }
}
