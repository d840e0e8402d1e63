package dev.chainon.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what a trial comes to: enough requests that the challenger answered, or that it is taken back.
 *
 * @param requests that the challenger has to answer, over all replicas
 * @param patience after which it is over too: without a request there is nothing to learn from
 */
public record TrialWait(Releases releases, String model, long requests, Duration patience) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_NANOS = 500_000_000L;

    /** What came of it, in words. */
    public record Ended(boolean stands, String words) {}

    /** Blocks until it is known; empty-handed at once where no version is on trial. */
    public Ended await() {
        Optional<ReleaseStep> trial = releases.newest(model).filter(ReleaseStep::underWay);
        return trial.map(this::await)
                .orElseGet(() -> new Ended(false, "no version of " + model + " is on trial: " + newest()));
    }

    private Ended await(ReleaseStep trial) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            ReleaseStep newest = releases.newest(model).orElse(trial);
            if (newest.step() != trial.step()) {
                return new Ended(false, "the trial of version " + trial.version() + " ended: " + newest());
            }
            long answered = answered(trial);
            if (answered >= requests) {
                return new Ended(
                        true,
                        "version " + trial.version() + " answered " + answered
                                + " requests and nothing was said against it");
            }
            if (System.nanoTime() - end > 0) {
                return answered > 0
                        ? new Ended(
                                true,
                                "version " + trial.version() + " answered " + answered + " requests in "
                                        + patience.toSeconds() + " s, fewer than " + requests
                                        + ", and nothing was said against it")
                        : new Ended(
                                false,
                                "nobody asked version " + trial.version() + " anything in " + patience.toSeconds()
                                        + " s: nothing was learnt of it");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private long answered(ReleaseStep trial) {
        return releases.reports(trial).values().stream()
                .mapToLong(TrialWait::rowsIn)
                .sum();
    }

    private static long rowsIn(String report) {
        try {
            JsonNode challenger = JSON.readTree(report).path("challenger");
            return challenger.path("rows").asLong(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a replica reported what is no JSON: " + report, e);
        }
    }

    private String newest() {
        return releases.newest(model)
                .map(step -> step.action().name().toLowerCase(Locale.ROOT) + " by " + step.who() + ": " + step.why())
                .orElse("there never was one");
    }
}
