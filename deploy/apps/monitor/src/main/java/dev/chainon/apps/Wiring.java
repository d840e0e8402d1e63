package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.console.source.Explorer;
import dev.chainon.console.source.FaultDesk;
import dev.chainon.console.source.HttpExplorer;
import dev.chainon.console.source.HttpFaultDesk;
import dev.chainon.console.source.HttpOracle;
import dev.chainon.console.source.Jury;
import dev.chainon.console.source.Lineage;
import dev.chainon.console.source.Models;
import dev.chainon.console.source.Oracle;
import dev.chainon.console.source.ProjectBook;
import dev.chainon.console.source.Prover;
import dev.chainon.console.source.Quality;
import dev.chainon.console.source.Sources;
import dev.chainon.console.source.Streams;
import dev.chainon.console.source.Streams.StreamLine;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.fault.Faults;
import dev.chainon.monitoring.Monitoring;
import dev.chainon.monitoring.MonitoringSettings;
import dev.chainon.monitoring.Supervision;
import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.alert.AlertChange;
import dev.chainon.monitoring.alert.AlertListener;
import dev.chainon.monitoring.alert.AlertSettings;
import dev.chainon.monitoring.alert.Webhook;
import dev.chainon.monitoring.alert.WebhookMessage;
import dev.chainon.monitoring.drift.Quantiles;
import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.performance.LivePerformance;
import dev.chainon.monitoring.retraining.FiringAlert;
import dev.chainon.monitoring.stream.StreamBoard;
import dev.chainon.monitoring.ticket.AlertNotice;
import dev.chainon.monitoring.ticket.TicketDesk;
import dev.chainon.store.jobs.RunRow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What monitoring knows, in the words of the pages. */
final class Wiring {

    private static final String ORACLE = "balancer";

    /** Where the demonstration keeps the operator's key. */
    private static final String OPERATOR = "run/secrets/operator";

    private Wiring() {}

    static Supervision supervision(Monitoring<?> monitoring, Config config, TicketDesk tickets) {
        AlertSettings settings = AlertSettings.of(config);
        Config http = config.getConfig("chainon.http");
        String own = "http://" + http.getString("host") + ":" + http.getInt("port");
        List<AlertListener> listeners = Stream.concat(
                        Stream.<AlertListener>of(
                                change -> tickets.receive(notice(change)), change -> mark(change, monitoring)),
                        settings.webhook().map(address -> new Webhook(address, own)).stream())
                .toList();
        return new Supervision(
                monitoring, new Supervision.Parts(Definitions.packaged(), settings, listeners), InstantSource.system());
    }

    private static void mark(AlertChange change, Monitoring<?> monitoring) {
        if (change.firing()) {
            monitoring.history().fired(change.rule().id());
        }
    }

    /** A ticket names how grave a fault is in Alertmanager's usual words. */
    private static AlertNotice notice(AlertChange change) {
        Map<String, String> labels = new TreeMap<>(WebhookMessage.labels(change.rule()));
        labels.put("severity", change.rule().severity() == AlertRule.Severity.PAGE ? "critical" : "warning");
        return new AlertNotice(change.firing(), labels, WebhookMessage.annotations(change.rule()), change.startsAt());
    }

    static Sources sources(Monitoring<?> monitoring, Views views, MonitoringSettings settings, String prefix) {
        Oracle oracle = Optional.ofNullable(settings.targets().get(ORACLE))
                .<Oracle>map(address -> new HttpOracle(address.resolve("/v1/" + prefix + "/predict"), settings.key()))
                .orElse(request -> new Oracle.Answer.Unavailable("chainon.targets names no '" + ORACLE + "'"));
        return new Sources(
                monitoring::figures,
                new BoardQuality(monitoring.board()),
                new SupervisedOperations(monitoring, views.supervision()),
                () -> streams(monitoring),
                views.runs(),
                views.models(),
                oracle,
                views.lineage(),
                jury(views.supervision(), settings),
                new ProjectBook(root(), InstantSource.system()));
    }

    private static Path root() {
        return Path.of(System.getProperty("chainon.root", "."));
    }

    private static Jury jury(Supervision supervision, MonitoringSettings settings) {
        Path root = root();
        Path home = settings.home();
        Prover.Place place = new Prover.Place(root, home, home.resolve(OPERATOR), profile());
        return Jury.of(root, home, new LiveIndicators(supervision, InstantSource.system()), new Prover(place));
    }

    /** What the process was started for, as in {@code chainon.profile}. */
    private static String profile() {
        return ConfigFactory.load().getString("chainon.profile");
    }

    /** Who turns faults for the page of operations; nobody where nothing can be broken. */
    static Optional<FaultDesk> faultDesk(Monitoring<?> monitoring, String door) {
        return monitoring.faults() == Faults.NONE || door.isBlank()
                ? Optional.empty()
                : Optional.of(new HttpFaultDesk(URI.create(door)));
    }

    /** Asks the same servers as the oracle, and knows the inputs of the version that predicted last. */
    static Explorer explorer(Monitoring<?> monitoring, MonitoringSettings settings, String prefix) {
        return Optional.ofNullable(settings.targets().get(ORACLE))
                .<Explorer>map(address ->
                        new HttpExplorer(address.resolve("/v1/" + prefix), settings.key(), () -> ranges(monitoring)))
                .orElse(Explorer.NONE);
    }

    private static Map<String, Explorer.Range> ranges(Monitoring<?> monitoring) {
        return monitoring
                .board()
                .drift()
                .latest()
                .map(report -> report.quantiles().stream()
                        .collect(Collectors.toMap(
                                Quantiles::name, each -> new Explorer.Range(each.low(), each.median(), each.high()))))
                .orElse(Map.of());
    }

    /** The alerts that fire, in the words of those who decide on a retraining. */
    static List<FiringAlert> firing(Supervision supervision) {
        return supervision.alerts().stream()
                .filter(alert -> alert.state() == Alert.State.FIRING)
                .map(alert -> new FiringAlert(
                        alert.rule().id(),
                        alert.since().orElse(Instant.EPOCH),
                        alert.rule().says().in("en")))
                .toList();
    }

    /** What the database, the lineage and the supervision say, as it was a moment ago. */
    record Views(Supervision supervision, Models models, Supplier<List<RunRow>> runs, Lineage lineage) {}

    private static List<StreamLine> streams(Monitoring<?> monitoring) {
        Map<String, Double> figures = monitoring.figures();
        Optional<Streams.Latency> latency = Optional.ofNullable(figures.get("stream.latency.p50.ms"))
                .map(p50 -> new Streams.Latency(p50, figures.getOrDefault("stream.latency.p99.ms", Double.NaN)));
        return monitoring.streams().stream()
                .map(topic -> new StreamLine(
                        topic.key(),
                        topic.name(),
                        topic.perSecond(),
                        OptionalLong.of(topic.records()),
                        topic.key().equals("predictions") ? latency : Optional.empty(),
                        topic.readers().stream()
                                .map(reader -> new Streams.ReaderLine(reader.name(), reader.lag()))
                                .toList()))
                .toList();
    }

    private record BoardQuality(StreamBoard board) implements Quality {

        @Override
        public Map<String, Long> quarantinedByRule() {
            return board.quarantine().byRule();
        }

        @Override
        public List<Quarantined> latestQuarantined() {
            return board.quarantine().latest();
        }

        @Override
        public Optional<Live> lastDay() {
            return board.performance().lastDay().map(BoardQuality::live);
        }

        @Override
        public Optional<Live> wholeEpoch() {
            return board.performance().wholeEpoch().map(BoardQuality::live);
        }

        private static Live live(LivePerformance performance) {
            List<CalibrationPoint> points = performance.calibration().stream()
                    .map(bin -> new CalibrationPoint(bin.rows(), bin.meanScore(), bin.observed()))
                    .toList();
            return new Live(performance.metrics(), performance.meanScore(), points);
        }
    }
}
