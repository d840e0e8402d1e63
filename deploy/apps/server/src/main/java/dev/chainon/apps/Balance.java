package dev.chainon.apps;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.serving.balancer.Balancer;
import dev.chainon.serving.balancer.BalancerSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The balancer: one address before the serving replicas. */
public final class Balance {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);

    private Balance() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            BalancerSettings settings = BalancerSettings.read(ConfigFactory.load());
            PrometheusTelemetry metrics = new PrometheusTelemetry();
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(settings.eventLoops() + 1)
                    .setWorkerPoolSize(2)
                    .setInternalBlockingPoolSize(2));
            int port = new Balancer(vertx, settings, metrics, metrics::scrape).start();
            new Progress(System.out).ready("http://" + settings.host() + ":" + port);
        } catch (RuntimeException e) {
            LOG.error("the balancer cannot start: {}", e.getMessage(), e);
            System.exit(3);
        }
    }
}
