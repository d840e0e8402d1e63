package dev.chainon.serving.balancer;

import dev.chainon.core.process.Telemetry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes replicas out that say they are ready but fail, or are much slower than the others. Thread-safe.
 *
 * <p>The measure of slow is the others' own median: what makes all slow takes nobody out. A replica in its slow start is not judged by its speed: its code
 * is still being compiled, and few requests reach it for that reason.
 */
final class Outliers {

    private static final Logger LOG = LoggerFactory.getLogger(Outliers.class);

    private final List<Backend> all;
    private final Duration slowStart;
    private final OutlierRule rule;
    private final LongSupplier millis;
    private final Telemetry telemetry;

    /**
     * @param strategy how long a replica starts slowly, and who is taken out
     * @param millis the time of the replicas' own clock
     */
    Outliers(List<Backend> all, Strategy strategy, LongSupplier millis, Telemetry telemetry) {
        this.all = List.copyOf(all);
        this.slowStart = strategy.slowStart();
        this.rule = strategy.outliers();
        this.millis = millis;
        this.telemetry = telemetry;
    }

    /**
     * A replica failed a request.
     *
     * @param begun when it was sent
     */
    void failed(Backend backend, long begun) {
        backend.counted();
        int inRow = backend.ejection().failed(begun, millis.getAsLong());
        if (rule.failures() > 0 && inRow >= rule.failures()) {
            eject(backend, "failures", inRow + " failures in a row");
        }
    }

    /** To be called every period: judges how fast each was in it. */
    void look() {
        Map<Backend, Long> medians = new LinkedHashMap<>();
        for (Backend each : all) {
            OptionalLong median = each.latencies().takeMedian(rule.samples());
            if (median.isPresent() && each.warmth(slowStart) == 1) {
                medians.put(each, median.getAsLong());
            }
            each.ejection().calm(rule, millis.getAsLong());
        }
        medians.forEach((backend, median) -> judge(backend, median, medians));
    }

    private void judge(Backend backend, long median, Map<Backend, Long> medians) {
        long[] others = medians.entrySet().stream()
                .filter(each -> each.getKey() != backend)
                .mapToLong(Map.Entry::getValue)
                .sorted()
                .toArray();
        if (rule.slower() == 0 || others.length == 0 || median < rule.floor().toNanos()) {
            return;
        }
        long usual = others[(others.length - 1) / 2];
        if (median > rule.slower() * usual) {
            eject(backend, "slow", "median " + median / 1000 + " us where the others have " + usual / 1000 + " us");
        }
    }

    private synchronized void eject(Backend backend, String kind, String why) {
        long now = millis.getAsLong();
        if (backend.ejection().out(now) || !roomFor(now)) {
            return;
        }
        Duration out = backend.ejection().eject(rule, now);
        telemetry.count("chainon_balancer_ejections_total", 1, "backend", backend.address(), "reason", kind);
        LOG.warn("replica {} is taken out for {} ms: {}", backend.address(), out.toMillis(), why);
    }

    private boolean roomFor(long now) {
        long out = all.stream().filter(b -> b.ejection().out(now)).count();
        int most = Math.min(Math.max(1, (int) (rule.share() * all.size())), all.size() - 1);
        return out < most;
    }
}
