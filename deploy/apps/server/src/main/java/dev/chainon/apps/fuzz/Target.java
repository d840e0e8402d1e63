package dev.chainon.apps.fuzz;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.request.RequestField;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.domain.DomainRoutes;
import dev.chainon.serving.grpc.GrpcService;
import dev.chainon.serving.grpc.InferenceCalls;
import dev.chainon.serving.http.DocumentRoutes;
import dev.chainon.serving.http.HealthRoutes;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.http.InferenceRoutes;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.http.Models;
import dev.chainon.serving.http.OpenApi;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.predictor.LiveEngine;
import dev.chainon.serving.security.Credentials;
import dev.chainon.serving.security.GuardedDoor;
import dev.chainon.serving.security.KeyFile;
import dev.chainon.serving.security.KeyRing;
import dev.chainon.serving.security.Rules;
import dev.chainon.serving.security.SecuritySettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;

/** A server as a replica is, behind its door, with an engine that has seen some instances, and neither log nor database. */
public final class Target<E extends Event> implements AutoCloseable {

    private static final int SEEN = 300;
    private static final long MINUTE = 16_477_000;
    private static final int WORKERS = 4;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(WORKERS));
    private final ModelSlot slot = new ModelSlot();
    private final UseCase<E> useCase;
    private final Map<String, Object> examples = new HashMap<>();
    private final int port;
    private final int grpcPort;

    /** @param onnx a network of the use case's features */
    public Target(UseCase<E> useCase, Path onnx) {
        this.useCase = useCase;
        fillWorkers();
        useCase.request().stream()
                .filter(RequestField::required)
                .forEach(field -> examples.put(field.name(), field.example()));
        List<String> features = useCase.features().names();
        slot.serve(new ServedModel(useCase.modelName(), 1, features, OnnxModel.open(onnx, features.size())));
        Config chainon = ConfigFactory.parseString("chainon.security.access = open")
                .withFallback(ConfigFactory.load())
                .getConfig("chainon");
        Admission admission =
                new Admission(AdmissionSettings.of(chainon.getConfig("serving.admission")), Telemetry.NONE);
        Limits limits = new Limits(1 << 20, 1_000, 32 << 10);
        Health health = new Health();
        LiveEngine<E> engine = engine();
        Kept kept = new Kept(new Prediction(
                1, "fuzz", "fuzz", MINUTE, 0.5, useCase.modelName(), 1, 0, 0, useCase.describe(instance(MINUTE))));
        SecuritySettings security = SecuritySettings.of(chainon, "127.0.0.1");
        Credentials credentials = new Credentials(
                new KeyRing(new KeyFile(security.keys()), Clock.systemUTC()), security.oidc(), Clock.systemUTC());
        this.port = new HttpService(
                        vertx,
                        List.of(
                                new HealthRoutes("chainon", "fuzzed", health),
                                new InferenceRoutes(
                                        useCase.modelName(), slot, limits, health, admission, Telemetry.NONE),
                                new DomainRoutes<>(
                                        vertx,
                                        useCase,
                                        new DomainRoutes.Live<>(engine, slot, health),
                                        new DomainRoutes.Kept(kept, 1, uri -> Optional.empty()),
                                        new DomainRoutes.Bounds(limits, admission),
                                        Telemetry.NONE),
                                new DocumentRoutes(OpenApi.of(useCase), () -> "figures 1\n")),
                        new GuardedDoor(security, Rules.SERVING, credentials, Telemetry.NONE))
                .start("127.0.0.1", 0, 1);
        this.grpcPort = new GrpcService(
                        vertx,
                        new InferenceCalls(
                                new InferenceCalls.Served(
                                        "chainon", "fuzzed", new Models(useCase.modelName(), slot, health)),
                                limits,
                                admission,
                                Telemetry.NONE),
                        limits.bodyBytes(),
                        new GuardedDoor(security, Rules.GRPC, credentials, Telemetry.NONE))
                .start("127.0.0.1", 0, 1);
    }

    private E instance(long minute) {
        return useCase.instance(examples, minute);
    }

    private LiveEngine<E> engine() {
        LiveEngine<E> engine = new LiveEngine<>(useCase.features());
        List<LoggedEvent<E>> log = new ArrayList<>();
        for (int i = 0; i < SEEN; i++) {
            log.add(new LoggedEvent<>(1, i, 0, instance(MINUTE + i)));
        }
        engine.feed(log);
        engine.markReady();
        return engine;
    }

    /** Has all workers made, which a server otherwise makes one after the other as they are needed: more threads later are a leak then. */
    private void fillWorkers() {
        CyclicBarrier all = new CyclicBarrier(WORKERS);
        List<Future<Integer>> meeting = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            meeting.add(vertx.executeBlocking(() -> all.await(), false));
        }
        Future.all(meeting).toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return port;
    }

    /** Where calls by gRPC are taken. */
    public int grpcPort() {
        return grpcPort;
    }

    /** Requests that it answers with 200, one of each sort. */
    public List<Sample> samples() {
        String prefix = "/v1/" + useCase.topicPrefix();
        String model = "/v2/models/" + useCase.modelName();
        String one = new JsonObject(examples).encode();
        int width = useCase.features().names().size();
        String row = "0.25,".repeat(width - 1) + "1";
        String tensor = "{\"id\":\"a\",\"inputs\":[{\"name\":\"input\",\"shape\":[1," + width
                + "],\"datatype\":\"FP32\",\"data\":[" + row + "]}],\"outputs\":[{\"name\":\"output\"}]}";
        String rows = "{\"inputs\":[{\"name\":\"input\",\"shape\":[2," + width + "],\"datatype\":\"FP32\",\"data\":[["
                + row + "],[" + row + "]]}]}";
        String asIf = one.substring(0, one.length() - 1) + ",\"features\":{\""
                + useCase.features().names().get(0) + "\":0.5}}";
        String fact = useCase.boards().get(0);
        return List.of(
                Sample.post(prefix + "/predict", one),
                Sample.post(prefix + "/predict?explain=features", "[" + one + "," + one + "]"),
                Sample.post(prefix + "/predict", asIf),
                Sample.post(prefix + "/explain?top=5", one),
                Sample.post(model + "/infer", tensor),
                Sample.post(model + "/versions/1/infer", rows),
                Sample.get(prefix + "/boards/" + fact + "/x?limit=3"),
                Sample.get(prefix + "/predictions/1:fuzz"),
                Sample.get(model),
                Sample.get("/v2/health/ready"),
                Sample.get("/openapi.json"));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        slot.close();
    }
}
