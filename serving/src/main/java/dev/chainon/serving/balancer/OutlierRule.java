package dev.chainon.serving.balancer;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * When a replica that says it is ready is taken out all the same, and for how long.
 *
 * @param failures so many in a row take it out; 0 for never
 * @param slower its median time over the median of the others' medians that takes it out; 0 for never
 * @param floor a median below this is never slow
 * @param samples fewer answers than this in a period are not judged
 * @param every the period
 * @param first how long it is out the first time; the second time twice as long, and so on
 * @param longest never longer than this
 * @param share of the replicas that may be out at once, but always one of several and never all
 */
public record OutlierRule(
        int failures,
        double slower,
        Duration floor,
        int samples,
        Duration every,
        Duration first,
        Duration longest,
        double share) {

    public OutlierRule {
        if (failures < 0 || samples < 1 || !(slower == 0 || slower > 1) || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "chainon.balancer.outliers: failures must not be negative, slower 0 or above 1, samples positive, share in 0..1");
        }
        if (every.toMillis() < 10 || first.toMillis() < 1 || longest.compareTo(first) < 0 || floor.isNegative()) {
            throw new IllegalArgumentException(
                    "chainon.balancer.outliers: every must be at least 10 ms, first positive, longest not below first, floor not negative");
        }
    }

    static OutlierRule read(Config config) {
        return new OutlierRule(
                config.getInt("failures"),
                config.getDouble("slower"),
                config.getDuration("floor"),
                config.getInt("samples"),
                config.getDuration("every"),
                config.getDuration("first"),
                config.getDuration("longest"),
                config.getDouble("share"));
    }

    /** How long a replica stays out that is taken out for the n-th time in a row. */
    Duration ejection(int n) {
        Duration grown = first.multipliedBy(n);
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
