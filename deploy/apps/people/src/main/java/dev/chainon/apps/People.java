package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.console.page.PeoplePages;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.people.PeopleProcess;
import dev.chainon.people.PeopleSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the subscriptions to flights and warns who asked. */
public final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private People() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            Config chainon = ConfigFactory.load().getConfig("chainon");
            PeopleSettings settings = PeopleSettings.of(chainon);
            String console = chainon.getString("people.console");
            PrometheusTelemetry metrics = new PrometheusTelemetry();
            Flights flights = new Flights();
            PeopleProcess process = new PeopleProcess(
                    settings,
                    flights,
                    new PeopleProcess.Reports(metrics, metrics::scrape, (router, counter) -> new PeoplePages(
                                    flights, new CounterView(counter), console)
                            .mount(router)));
            Runtime.getRuntime().addShutdownHook(new Thread(process::close, "shutdown"));
            new Progress(System.out).ready("http://" + settings.listen().host() + ":" + process.start());
        } catch (RuntimeException e) {
            LOG.error("the people process cannot start: {}", e.getMessage(), e);
            System.exit(3);
        }
    }
}
