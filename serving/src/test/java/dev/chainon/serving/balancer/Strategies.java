package dev.chainon.serving.balancer;

import java.time.Duration;

/** Strategies for tests. */
final class Strategies {

    static final OutlierRule OUTLIERS = new OutlierRule(
            5, 4, Duration.ofMillis(5), 10, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(12), 0.5);
    static final Strategy.Retries RETRIES = new Strategy.Retries(Duration.ofSeconds(10), 0.2, 1000);

    private Strategies() {}

    /** As in the reference, without slow start. */
    static Strategy of(Policy policy) {
        return new Strategy(policy, Duration.ZERO, RETRIES, OUTLIERS);
    }

    static Strategy slowStart(Policy policy, Duration slowStart) {
        return new Strategy(policy, slowStart, RETRIES, OUTLIERS);
    }
}
