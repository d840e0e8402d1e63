package dev.chainon.serving.balancer;

import dev.chainon.core.process.Telemetry;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What all exchanges share.
 *
 * @param millis the time
 */
record Forwarding(
        HttpClient client,
        Backends backends,
        Outliers outliers,
        RetryBudget budget,
        Patience patience,
        Telemetry telemetry,
        LongSupplier millis) {

    /**
     * How long is waited.
     *
     * @param connect for a connection
     * @param attempt for the answer of one replica
     * @param longest for all replicas together
     */
    record Patience(Duration connect, Duration attempt, Duration longest) {}
}
