package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.console.live.Sky;
import dev.chainon.console.page.FaultPages;
import dev.chainon.console.page.Pages;
import dev.chainon.console.page.RetrainingPages;
import dev.chainon.console.page.TicketPages;
import dev.chainon.console.source.Sources;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.lineage.Emitter;
import dev.chainon.monitoring.Monitoring;
import dev.chainon.monitoring.MonitoringSettings;
import dev.chainon.monitoring.Supervision;
import dev.chainon.monitoring.retention.ClosedReplays;
import dev.chainon.monitoring.retention.RetentionJob;
import dev.chainon.monitoring.retention.RetentionSettings;
import dev.chainon.monitoring.retraining.RetrainingSettings;
import dev.chainon.monitoring.retraining.RetrainingTrigger;
import dev.chainon.monitoring.ticket.TicketOffice;
import dev.chainon.monitoring.ticket.TicketSettings;
import dev.chainon.monitoring.trial.TrialJudge;
import dev.chainon.monitoring.trial.TrialRule;
import dev.chainon.registry.Registry;
import dev.chainon.registry.Releases;
import dev.chainon.store.Database;
import dev.chainon.store.Epochs;
import dev.chainon.store.Predictions;
import dev.chainon.store.Retention;
import dev.chainon.store.TrialScores;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.retraining.Retrainings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitoring process: metrics, projectors and pages of the flights. */
public final class Monitor {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final int CONNECTIONS = 4;

    private Monitor() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            run();
        } catch (RuntimeException e) {
            // Threads that were started already would keep a process alive that serves nothing.
            LOG.error("the monitor cannot start", e);
            System.exit(3);
        }
    }

    private static void run() {
        Config config = ConfigFactory.load();
        MonitoringSettings settings = MonitoringSettings.of(config);
        Config runtime = config.getConfig("chainon.runtime");
        Database database = new Database(
                runtime.getString("url"), runtime.getString("user"), runtime.getString("password"), CONNECTIONS);
        Flights flights = new Flights();
        flights.boards().forEach(new Predictions(database)::indexBoard);
        Sky sky = new Sky();
        Config chainon = config.getConfig("chainon");
        Chronicle chronicle =
                Emitter.untilExit(chainon, "monitor", Telemetry.NONE).chronicle();
        Monitoring<FlightEvent> monitoring = new Monitoring<>(
                        flights,
                        settings,
                        new Monitoring.Runtime(
                                database,
                                runtime.getString("url"),
                                chronicle,
                                Supervised::fail,
                                FaultFolder.of(
                                        chainon.getString("profile"),
                                        chainon.getBoolean("faults.enabled"),
                                        settings.home())),
                        sky::accept)
                .start();
        Registry registry = new Registry(database, settings.home().resolve("registry"));
        RegistryView models = new RegistryView(registry, flights.modelName()).start();
        database.watch(monitoring.telemetry());
        monitoring.telemetry().gauge("chainon_model_created_timestamp_seconds", models::createdSeconds);
        monitoring.telemetry().gauge("chainon_model_learned_until_timestamp_seconds", models::learnedUntilSeconds);
        TicketOffice tickets = new TicketOffice(
                        TicketSettings.of(config),
                        database,
                        settings.home().resolve("monitoring").resolve("logs"),
                        InstantSource.system())
                .start();
        Supervision supervision =
                Wiring.supervision(monitoring, config, tickets.desk()).start();
        RetrainingSettings again = RetrainingSettings.of(config);
        Retrainings retrainings = new Retrainings(database);
        RetrainingTrigger retraining = new RetrainingTrigger(
                        again,
                        () -> Wiring.firing(supervision),
                        retrainings,
                        monitoring.telemetry(),
                        InstantSource.system())
                .start();
        LineageView lineage = new LineageView(settings.home(), chronicle.every(), InstantSource.system());
        ClosedReplays replays =
                new ClosedReplays(new Epochs(database), chainon.getString("kafka.bootstrap"), flights.topicPrefix());
        RetentionJob retention = new RetentionJob(
                        new Retention(database), replays, RetentionSettings.of(config, flights.contract()))
                .start();
        TrialJudge judge = new TrialJudge(
                        new ReleaseDocket(new Releases(database), flights.modelName()),
                        new TrialScores(database),
                        settings.epoch(),
                        TrialRule.read(config))
                .start();
        Wiring.Views views = new Wiring.Views(supervision, models, new JobsView(new Jobs(database)).start(), lineage);
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4).setInternalBlockingPoolSize(2));
        Router router = Router.router(vertx);
        monitoring.mount(router);
        supervision.mount(router);
        tickets.mount(router);
        // A name passes through no other process than the one that holds subscriptions.
        Optional.ofNullable(settings.targets().get("people")).ifPresent(people -> router.get("/subscribe")
                .handler(
                        context -> context.redirect(people.resolve("/subscribe").toString())));
        DeskControl replay = new DeskControl(new ReplayDesk(settings.home()), tickets.key(), InstantSource.system());
        Pages.Hands hands = new Pages.Hands(
                replay, Wiring.explorer(monitoring, settings, flights.topicPrefix()), new DriftView(monitoring));
        Sources sources = Wiring.sources(monitoring, views, settings, flights.topicPrefix());
        new Pages(flights, sky, sources, hands).warmUp(vertx).mount(router);
        new TicketPages(flights, new TicketsView(tickets), InstantSource.system()).mount(router);
        RetrainingsView book = new RetrainingsView(retrainings, new Jobs(database), retraining::ruling, again.door());
        new RetrainingPages(flights, book, InstantSource.system()).mount(router);
        Wiring.faultDesk(monitoring, chainon.getString("faults.door"))
                .ifPresent(desk -> new FaultPages(flights, desk).mount(router));
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(config.getInt("chainon.http.port"), config.getString("chainon.http.host"))
                .onSuccess(server -> new Progress(System.out)
                        .ready("http://" + config.getString("chainon.http.host") + ":" + server.actualPort()))
                .onFailure(Monitor::refuse);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            sources.jury().prover().close();
                            retraining.close();
                            supervision.close();
                            tickets.close();
                            judge.close();
                            retention.close();
                            monitoring.close();
                        },
                        "shutdown"));
    }

    private static void refuse(Throwable cause) {
        LOG.error("cannot listen at chainon.http.host and chainon.http.port: choose a free port", cause);
        System.exit(3);
    }
}
