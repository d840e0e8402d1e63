package dev.chainon.serving.balancer;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How the balancer leads requests; {@code reference.conf} says what each means.
 *
 * @param policy which of the possible replicas gets a request
 * @param slowStart how long a replica that comes back gets less than its share; zero for none
 * @param retries what a failed request may cost
 * @param outliers who is taken out
 */
public record Strategy(Policy policy, Duration slowStart, Retries retries, OutlierRule outliers) {

    public Strategy {
        if (slowStart.isNegative()) {
            throw new IllegalArgumentException("chainon.balancer.slow-start must not be negative");
        }
    }

    /**
     * What a failed request may cost.
     *
     * @param longest time for all tries of a request that names no deadline of its own
     * @param share retries per request in the long run
     * @param reserve retries that may come at once
     */
    public record Retries(Duration longest, double share, int reserve) {
        public Retries {
            if (longest.toMillis() < 1 || !(share >= 0) || reserve < 0) {
                throw new IllegalArgumentException(
                        "chainon.balancer needs a positive request-timeout, and retries.share and retries.reserve not below zero");
            }
        }
    }

    /** Reads and checks {@code chainon.balancer}. */
    static Strategy read(Config config) {
        Config retries = config.getConfig("retries");
        return new Strategy(
                Policy.of(config.getString("policy")),
                config.getDuration("slow-start"),
                new Retries(
                        config.getDuration("request-timeout"), retries.getDouble("share"), retries.getInt("reserve")),
                OutlierRule.read(config.getConfig("outliers")));
    }
}
