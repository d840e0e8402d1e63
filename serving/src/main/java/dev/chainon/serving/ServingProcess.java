package dev.chainon.serving;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.fault.Faults;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.registry.Registry;
import dev.chainon.registry.Releases;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.domain.DomainRoutes;
import dev.chainon.serving.fault.FaultRoutes;
import dev.chainon.serving.fault.ReplicaFaults;
import dev.chainon.serving.grpc.GrpcService;
import dev.chainon.serving.grpc.InferenceCalls;
import dev.chainon.serving.http.DocumentRoutes;
import dev.chainon.serving.http.HealthRoutes;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.http.InferenceRoutes;
import dev.chainon.serving.http.LoopDelay;
import dev.chainon.serving.http.Models;
import dev.chainon.serving.http.OpenApi;
import dev.chainon.serving.model.ChampionWatch;
import dev.chainon.serving.model.ModelLoader;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.predictor.DatabaseLease;
import dev.chainon.serving.predictor.Leadership;
import dev.chainon.serving.predictor.LiveEngine;
import dev.chainon.serving.predictor.PredictorStatus;
import dev.chainon.serving.predictor.Replica;
import dev.chainon.serving.release.ReleaseRoutes;
import dev.chainon.serving.release.ReleaseWatch;
import dev.chainon.serving.release.StreamTrial;
import dev.chainon.serving.retraining.RetrainingRoutes;
import dev.chainon.serving.security.AdminRoutes;
import dev.chainon.serving.security.Credentials;
import dev.chainon.serving.security.GuardedDoor;
import dev.chainon.serving.security.KeyFile;
import dev.chainon.serving.security.KeyRing;
import dev.chainon.serving.security.Rules;
import dev.chainon.store.Database;
import dev.chainon.store.Leases;
import dev.chainon.store.Predictions;
import dev.chainon.store.TrialScores;
import dev.chainon.store.retraining.Retrainings;
import dev.chainon.streams.Topics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A serving replica of a use case, with all its parts. */
public final class ServingProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingProcess.class);
    private static final int CONNECTIONS = 2;
    private static final int WORKERS = 4;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ServingSettings settings;
    private final Health health = new Health();
    private final ModelSlot slot = new ModelSlot();
    private final Database database;
    private final ChampionWatch champion;
    private final ReleaseWatch release;
    private final StreamTrial streamTrial;
    private final Leadership leadership;
    private final Replica<?> replica;
    private final Vertx vertx;
    private final HttpService http;
    private final HttpService admin;
    private final GrpcService grpc;
    private final ReplicaFaults faults;
    private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(2, ServingProcess::chore);

    /**
     * Whom the process tells how it goes.
     *
     * @param metrics the figures of now in the text format of Prometheus
     * @param died called once when the predictor has died, on its thread: this process must end then, so that it is started again
     */
    public record Reports(Telemetry telemetry, Supplier<String> metrics, Chronicle chronicle, Runnable died) {}

    public <E extends Event> ServingProcess(ServingSettings settings, UseCase<E> useCase, Reports reports) {
        this(settings, useCase, reports, Faults.NONE);
    }

    /** @param suffered what this replica may have to suffer, in a demonstration */
    public <E extends Event> ServingProcess(
            ServingSettings settings, UseCase<E> useCase, Reports reports, Faults suffered) {
        Telemetry telemetry = reports.telemetry();
        this.settings = settings;
        this.database = new Database(
                settings.runtime().url(),
                settings.runtime().user(),
                settings.runtime().password(),
                CONNECTIONS);
        database.watch(telemetry);
        int loops = settings.listen().eventLoops() + 1;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(2));
        LoopDelay.watch(vertx, loops, telemetry);
        this.faults = new ReplicaFaults(suffered, vertx, database.dataSource(), CONNECTIONS);
        ChampionWatch.Subject subject = new ChampionWatch.Subject(
                "models:/" + useCase.modelName() + "@" + settings.alias(),
                useCase.features().names(),
                settings.chips());
        Registry registry = new Registry(database, settings.registry());
        this.champion = new ChampionWatch(registry, subject, slot, health, Clock.systemUTC(), telemetry);
        ReleaseWatch.Subject trial = new ReleaseWatch.Subject(
                useCase.modelName(),
                settings.listen().host() + ":" + settings.listen().port(),
                new ModelLoader(useCase.features().names(), settings.chips()),
                settings.release());
        this.release = new ReleaseWatch(trial, new Releases(database), registry, slot, telemetry);
        this.leadership = new Leadership(new DatabaseLease(
                new Leases(database), lease(useCase), UUID.randomUUID().toString(), settings.lease()));
        this.streamTrial =
                new StreamTrial(slot, release::underWay, leadership::leads, new TrialScores(database), telemetry);
        LiveEngine<E> engine = new LiveEngine<>(useCase.features());
        Replica.Place place = new Replica.Place(
                settings.bootstrap(),
                new Topics(useCase.topicPrefix(), settings.epoch()),
                settings.snapshots(),
                settings.snapshotsKept(),
                settings.registry(),
                faults::skewed);
        this.replica = new Replica<>(
                useCase,
                place,
                engine,
                slot,
                leadership,
                health,
                new Replica.Reports(telemetry, Clock.systemUTC(), reports.chronicle(), streamTrial, reports.died()));
        KeyRing keys = new KeyRing(new KeyFile(settings.security().keys()), Clock.systemUTC());
        Credentials credentials = new Credentials(keys, settings.security().oidc(), Clock.systemUTC());
        Admission admission = new Admission(settings.admission(), telemetry);
        this.http = new HttpService(
                vertx,
                List.of(
                        new InferenceRoutes(useCase.modelName(), slot, settings.limits(), health, admission, telemetry),
                        new HealthRoutes("chainon", version(), health),
                        new DomainRoutes<>(
                                vertx,
                                useCase,
                                new DomainRoutes.Live<>(engine, slot, health),
                                new DomainRoutes.Kept(new Predictions(database), settings.epoch(), registry),
                                new DomainRoutes.Bounds(settings.limits(), admission),
                                telemetry),
                        new ReleaseRoutes(release::describe),
                        new DocumentRoutes(OpenApi.of(useCase), reports.metrics())),
                faults.door(new GuardedDoor(settings.security(), Rules.SERVING, credentials, telemetry)));
        Models models = new Models(useCase.modelName(), slot, health);
        this.grpc = new GrpcService(
                vertx,
                new InferenceCalls(
                        new InferenceCalls.Served("chainon", version(), models),
                        settings.limits(),
                        admission,
                        telemetry),
                settings.limits().bodyBytes(),
                faults.door(new GuardedDoor(settings.security(), Rules.GRPC, credentials, telemetry)));
        this.admin = new HttpService(
                vertx,
                List.of(
                        new AdminRoutes(
                                health, new AdminRoutes.Actions(() -> reload(keys), this::told, reports.metrics())),
                        new FaultRoutes(suffered),
                        new RetrainingRoutes(new Retrainings(database))),
                new GuardedDoor(settings.security().asking(), Rules.ADMIN, credentials, telemetry));
    }

    private void reload(KeyRing keys) {
        keys.reload();
        champion.look();
        release.look();
    }

    private JsonObject told() {
        PredictorStatus status = replica.status();
        return new JsonObject()
                .put("model_version", slot.version().map(String::valueOf).orElse("none"))
                .put("leads", status.leads())
                .put("unpublished", status.unpublished())
                .put("log_position", status.position())
                .put("minute", status.minute())
                .put("release", release.describe());
    }

    private String lease(UseCase<?> useCase) {
        return "predictor." + useCase.topicPrefix() + ".e" + settings.epoch();
    }

    private static String version() {
        String version = ServingProcess.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static Thread chore(Runnable work) {
        Thread thread = new Thread(work, "chores");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts everything and gives the port; the replica is ready when {@code /v2/health/ready} says so. */
    public int start() {
        int port = http.start(
                settings.listen().host(),
                settings.listen().port(),
                settings.listen().eventLoops());
        settings.admin().ifPresent(listen -> admin.start(listen.host(), listen.port(), listen.eventLoops()));
        int grpcPort = grpc.start(
                settings.listen().host(), settings.grpcPort(), settings.listen().eventLoops());
        LOG.info("gRPC on {}:{}", settings.listen().host(), grpcPort);
        champion.keep(chores, settings.championEvery());
        release.keep(chores, settings.championEvery());
        leadership.keep(chores, settings.lease().dividedBy(3));
        replica.start();
        faults.start();
        chores.scheduleWithFixedDelay(replica::tellLineage, 1, 1, TimeUnit.SECONDS);
        return port;
    }

    private void linger() {
        try {
            Thread.sleep(settings.linger().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the predictor is. */
    public PredictorStatus status() {
        return replica.status();
    }

    /**
     * Says that it is not ready, answers on until balancers have seen it, finishes what is under way, and ends. The lease is given back last, so that what
     * is computed is published or left to the next leader as a whole.
     */
    @Override
    public void close() {
        faults.close();
        health.missing("process", "it is ending");
        linger();
        http.drain(GRACE);
        replica.close();
        chores.shutdownNow();
        try {
            chores.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        streamTrial.close();
        release.close();
        leadership.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        slot.close();
        database.close();
    }
}
