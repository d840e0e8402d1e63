package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.fault.Faults;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.serving.balancer.Balancer;
import dev.chainon.serving.balancer.BalancerSettings;
import dev.chainon.serving.balancer.Lookup;
import dev.chainon.serving.fault.FaultRoutes;
import dev.chainon.serving.http.LoopDelay;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The balancer: one address before the serving replicas. */
public final class Balance {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);

    private Balance() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            Config config = ConfigFactory.load();
            BalancerSettings settings = BalancerSettings.read(config);
            // It suffers none of them: that is why a page turns them here.
            Faults switches = FaultFolder.of(
                    config.getString("chainon.profile"),
                    config.getBoolean("chainon.faults.enabled"),
                    Path.of(config.getString("chainon.home")));
            PrometheusTelemetry metrics = new PrometheusTelemetry();
            int loops = settings.eventLoops() + 1;
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(loops)
                    .setWorkerPoolSize(2)
                    .setInternalBlockingPoolSize(2)
                    .setAddressResolverOptions(Lookup.options()));
            LoopDelay.watch(vertx, loops, metrics);
            int port =
                    new Balancer(vertx, settings, metrics, metrics::scrape, List.of(new FaultRoutes(switches))).start();
            new Progress(System.out).ready("http://" + settings.host() + ":" + port);
        } catch (RuntimeException e) {
            LOG.error("the balancer cannot start: {}", e.getMessage(), e);
            System.exit(3);
        }
    }
}
