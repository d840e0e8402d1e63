package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.chips.ChipSettings;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.registry.Bundle;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.http.HealthRoutes;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.http.InferenceRoutes;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A server to be measured, in a process of its own: {@code echo} gives every body back on the same Vert.x, which is the limit of any server on it; {@code
 * model FOLDER} serves the bundle of a folder as a replica does, without log and database. Tells its address and lives until its input closes.
 */
public final class MeasureServing {

    private MeasureServing() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
        int port = args[0].equals("echo") ? echo(vertx) : model(vertx, Path.of(args[1]));
        new Progress(System.out).ready("http://127.0.0.1:" + port);
    }

    private static int echo(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static int model(Vertx vertx, Path folder) {
        Config chainon = ConfigFactory.load().getConfig("chainon");
        Bundle bundle = Bundle.open(folder);
        List<String> features = bundle.manifest().features();
        OnnxModel network = OnnxModel.open(bundle.onnx(), features.size(), ChipSettings.of(chainon.getConfig("chips")));
        ModelSlot slot = new ModelSlot();
        String name = bundle.manifest().model();
        slot.serve(new ServedModel(name, 1, features, network));
        Config serving = chainon.getConfig("serving");
        Limits limits = new Limits(
                serving.getBytes("body-bytes").intValue(),
                serving.getInt("rows"),
                serving.getBytes("inline-bytes").intValue());
        Health health = new Health();
        PrometheusTelemetry metrics = new PrometheusTelemetry();
        return new HttpService(
                        vertx,
                        List.of(
                                new HealthRoutes("chainon", "measured", health),
                                new InferenceRoutes(
                                        name,
                                        slot,
                                        limits,
                                        health,
                                        new Admission(AdmissionSettings.of(serving.getConfig("admission")), metrics),
                                        metrics)))
                .start("127.0.0.1", 0, serving.getInt("event-loops"));
    }
}
