package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.registry.ModelVersion;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.domain.DomainRoutes;
import dev.chainon.serving.domain.ToyPredictions;
import dev.chainon.serving.grpc.GrpcService;
import dev.chainon.serving.grpc.InferenceCalls;
import dev.chainon.serving.model.Bundles;
import dev.chainon.serving.model.Challenge;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxFile;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Witness;
import dev.chainon.serving.predictor.LiveEngine;
import dev.chainon.serving.predictor.LiveEngines;
import dev.chainon.serving.release.ReleaseRoutes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server of the toy use case, without a broker. */
public final class ToyServer implements AutoCloseable {

    static final Kettles KETTLES = new Kettles();
    static final int WIDTH = 3;
    public static final float WEIGHT = 0.5f;

    private static final AdmissionSettings PATIENT = new AdmissionSettings(
            1000, Duration.ofSeconds(10), 64, 8, Duration.ofSeconds(10), new AdmissionSettings.Rate(0, 1, 100));

    public final Health health = new Health();
    public final ModelSlot slot = new ModelSlot();
    public final LiveEngine<KettleEvent> engine = new LiveEngine<>(KETTLES.features());
    public final ToyPredictions predictions = new ToyPredictions();
    private final List<Routes> routes;
    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Context> loop = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final HttpService http;
    public final int port;
    public final int grpcPort;

    public ToyServer(Path folder) {
        this(folder, 0);
    }

    public ToyServer(Path folder, int wanted) {
        this(folder, wanted, Door.PLAIN, PATIENT);
    }

    public ToyServer(Path folder, int wanted, Door door) {
        this(folder, wanted, door, PATIENT);
    }

    public ToyServer(Path folder, int wanted, AdmissionSettings admission) {
        this(folder, wanted, Door.PLAIN, admission);
    }

    public ToyServer(Path folder, int wanted, Door door, AdmissionSettings admission) {
        this.folder = folder;
        Limits limits = new Limits(20_000, 50, 2_000);
        Admission shared = new Admission(admission, Telemetry.NONE);
        this.routes = List.of(
                new HealthRoutes("toy", "1", health),
                new InferenceRoutes(KETTLES.modelName(), slot, limits, health, shared, Telemetry.NONE),
                new DomainRoutes<>(
                        vertx,
                        KETTLES,
                        new DomainRoutes.Live<>(engine, slot, health),
                        new DomainRoutes.Kept(predictions, 1, this::version),
                        new DomainRoutes.Bounds(limits, shared),
                        Telemetry.NONE),
                new ReleaseRoutes(() -> new JsonObject().put("mode", "none")),
                new DocumentRoutes(OpenApi.of(KETTLES), () -> "figures 1\n"),
                router -> loop.complete(Vertx.currentContext()));
        this.http = new HttpService(vertx, routes, door);
        this.port = http.start("127.0.0.1", wanted, 1);
        InferenceCalls calls = new InferenceCalls(
                new InferenceCalls.Served("toy", "1", new Models(KETTLES.modelName(), slot, health)),
                limits,
                shared,
                Telemetry.NONE);
        this.grpcPort = new GrpcService(vertx, calls, limits.bodyBytes(), GrpcService.PLAIN).start("127.0.0.1", 0, 1);
    }

    /** The registry has a bundle of each version that was served. */
    private Optional<ModelVersion> version(String uri) {
        int version = Integer.parseInt(uri.substring(uri.lastIndexOf('/') + 1));
        Path bundle = folder.resolve("bundle" + version);
        return Optional.of(Bundles.write(
                bundle, KETTLES.modelName(), version, KETTLES.features().names()));
    }

    /** All paths with the methods that they take, as they are mounted. */
    public List<Route> mounted() {
        Router router = Router.router(vertx);
        routes.forEach(r -> r.mount(router));
        return router.getRoutes();
    }

    /** Ends like a serving process: it said that it is not ready before, now it finishes what it has. */
    public void drain() {
        http.drain(Duration.ofSeconds(5));
        close();
    }

    /** Runs something on the event loop that answers. */
    void onLoop(Runnable task) {
        loop.join().runOnContext(ignored -> task.run());
    }

    /** Serves a network whose answer is sigmoid(0.5 * sum + version). */
    public ToyServer serve(int version) {
        slot.serve(model(version));
        return this;
    }

    /** Tries such a network beside it. */
    public void challenge(int version, boolean canary, int percent) {
        slot.challenge(new Challenge(model(version), canary, percent, Witness.NONE));
    }

    private ServedModel model(int version) {
        OnnxModel network =
                OnnxModel.open(OnnxFile.logistic(folder.resolve(version + ".onnx"), WIDTH, WEIGHT, version), WIDTH);
        return new ServedModel(KETTLES.modelName(), version, KETTLES.features().names(), network);
    }

    public ToyServer withLog() {
        LiveEngines.ready(engine);
        return this;
    }

    /** The status that a request of one row gets over HTTP. */
    public int infers() {
        String row = "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[0,0,1]}]}";
        return post("/v2/models/kettle-spills/infer", row).statusCode();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public CompletableFuture<HttpResponse<String>> postLater(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public static String error(HttpResponse<String> response) {
        return new JsonObject(response.body()).getString("error");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        slot.close();
    }
}
