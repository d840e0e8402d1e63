package dev.chainon.monitoring;

import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.alert.AlertBook;
import dev.chainon.monitoring.alert.AlertListener;
import dev.chainon.monitoring.alert.AlertRoutes;
import dev.chainon.monitoring.alert.AlertSettings;
import dev.chainon.monitoring.alert.Settling;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Freshness;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Measured;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.process.ProcessReport;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Query;
import dev.chainon.monitoring.query.Scraper;
import dev.chainon.monitoring.query.SeriesStore;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads every process' measures every few seconds, and says from them how the indicators and the alerts stand. */
public final class Supervision implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final Definitions definitions;
    private final AlertSettings settings;
    private final InstantSource clock;
    private final Monitoring<?> monitoring;
    private final SeriesStore series;
    private final Scraper scraper;
    private final AlertBook book;
    private final Freshness freshness;
    private final Settling settling;
    private volatile boolean watching;
    private final Map<Indicator, Query> queries = new LinkedHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(Supervision::thread);

    /** What is supervised, by which definitions, and who is told. */
    public record Parts(Definitions definitions, AlertSettings settings, List<AlertListener> listeners) {
        public Parts {
            listeners = List.copyOf(listeners);
        }
    }

    public Supervision(Monitoring<?> monitoring, Parts parts, InstantSource clock) {
        this.monitoring = monitoring;
        this.definitions = parts.definitions();
        this.settings = parts.settings();
        this.clock = clock;
        Scale scale = settings.scale();
        definitions.indicators().forEach(i -> queries.put(i, Query.of(scale.query(i.clock(), i.query()))));
        series = new SeriesStore(definitions.series());
        scraper = new Scraper(monitoring.targets(), monitoring::measures, definitions.series(), monitoring.key());
        book = new AlertBook(definitions.alerts(), scale, parts.listeners());
        settling = new Settling(Query.of(definitions.settled()), settings.settleWithin());
        freshness = new Freshness(monitoring.telemetry());
        publish(monitoring.telemetry());
    }

    private void publish(Telemetry telemetry) {
        telemetry.gauge("chainon_platform_memory_bytes", () -> monitoring.processes().stream()
                .mapToLong(ProcessReport::memoryBytes)
                .sum());
        for (Alert alert : book.alerts()) {
            String id = alert.rule().id();
            telemetry.gauge(
                    "chainon_alert_state",
                    () -> level(id),
                    "alertname",
                    id,
                    "severity",
                    alert.rule().severity().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private double level(String id) {
        return book.alerts().stream()
                .filter(a -> a.rule().id().equals(id))
                .mapToInt(a -> a.state() == Alert.State.FIRING ? 2 : a.state() == Alert.State.PENDING ? 1 : 0)
                .sum();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "supervision");
        thread.setDaemon(true);
        return thread;
    }

    public Supervision start() {
        worker.scheduleWithFixedDelay(this::look, 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    void look() {
        try {
            long now = clock.millis();
            freshness.look(monitoring.streams(), now);
            scraper.read(series, now);
            Moment moment = new Moment(series, now);
            watching = settling.over(moment, series);
            if (watching) {
                book.look(moment);
            }
        } catch (RuntimeException e) {
            LOG.error("the indicators could not be looked at this time", e);
        }
    }

    /** Every indicator as it is now. */
    public List<Measured> indicators() {
        Moment now = new Moment(series, clock.millis());
        return queries.entrySet().stream()
                .map(e -> new Measured(e.getKey(), e.getValue().at(now)))
                .toList();
    }

    /** Whether the rules are evaluated: not while the platform comes up. */
    public boolean watching() {
        return watching;
    }

    public List<Alert> alerts() {
        return book.alerts();
    }

    public void mount(Router router) {
        new AlertRoutes(book, this::indicators, this::watching).mount(router);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
