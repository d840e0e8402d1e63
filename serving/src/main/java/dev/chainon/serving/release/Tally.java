package dev.chainon.serving.release;

import dev.chainon.serving.model.Witness;
import io.vertx.core.json.JsonObject;

/** Counts and times the calls of a model. An answer that is no probability counts as a failure. Thread-safe. */
final class Tally implements Witness {

    private static final int KEPT = 1024;

    private final Latest micros = new Latest(KEPT);
    private long calls;
    private long rows;
    private long failures;

    @Override
    public synchronized void answered(float[] features, int n, float[] answers, long nanos) {
        calls++;
        rows += n;
        micros.add(nanos / 1000.0);
        for (int i = 0; i < n; i++) {
            if (!(answers[i] >= 0 && answers[i] <= 1)) {
                failures++;
                return;
            }
        }
    }

    @Override
    public synchronized void failed() {
        calls++;
        failures++;
    }

    synchronized boolean fails(ReleaseRule rule) {
        return failures >= rule.failures() && failures > rule.share() * calls;
    }

    /** Median microseconds of a call, from enough of them; 0 else. */
    synchronized double median(int samples) {
        return micros.held() < Math.min(samples, KEPT) ? 0 : micros.quantile(0.5);
    }

    synchronized String words() {
        return failures + " of " + calls + " calls failed";
    }

    synchronized JsonObject describe() {
        return new JsonObject()
                .put("calls", calls)
                .put("rows", rows)
                .put("failures", failures)
                .put("median_us", micros.quantile(0.5))
                .put("p99_us", micros.quantile(0.99));
    }
}
