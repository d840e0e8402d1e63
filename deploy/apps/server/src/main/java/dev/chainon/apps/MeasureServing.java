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
import dev.chainon.serving.grpc.GrpcService;
import dev.chainon.serving.grpc.InferenceCalls;
import dev.chainon.serving.http.HealthRoutes;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.http.InferenceRoutes;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.http.Models;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A server to be measured, in a process of its own: {@code echo} gives every body back on the same Vert.x, which is the limit of any server on it; {@code
 * model FOLDER} serves the bundle of a folder as a replica does, over HTTP and gRPC, without log and database; {@code call ADDRESS FOLDER SECONDS} asks a server over
 * gRPC without pause. The servers tell their address and live until their input closes.
 */
public final class MeasureServing {

    private static final String HOST = "127.0.0.1";
    private static final String SERVER = "chainon";

    private MeasureServing() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
        switch (args[0]) {
            case "echo" -> new Progress(System.out).ready(address(echo(vertx)));
            case "model" -> model(vertx, Path.of(args[1]));
            default -> {
                GrpcLoad load = new GrpcLoad(vertx, args[1], Bundle.open(Path.of(args[2])));
                new Progress(System.out).result(load.run(Double.parseDouble(args[3])));
                System.exit(0);
            }
        }
    }

    private static String address(int port) {
        return "http://" + HOST + ":" + port;
    }

    private static int echo(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(body)))
                .listen(0, HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** The address of gRPC is told as a result, that of HTTP as the one at which the process is ready. */
    private static void model(Vertx vertx, Path folder) {
        Config chainon = ConfigFactory.load().getConfig("chainon");
        Config serving = chainon.getConfig("serving");
        Bundle bundle = Bundle.open(folder);
        List<String> features = bundle.manifest().features();
        OnnxModel network = OnnxModel.open(bundle.onnx(), features.size(), ChipSettings.of(chainon.getConfig("chips")));
        ModelSlot slot = new ModelSlot();
        String name = bundle.manifest().model();
        slot.serve(new ServedModel(name, 1, features, network));
        Limits limits = new Limits(
                serving.getBytes("body-bytes").intValue(),
                serving.getInt("rows"),
                serving.getBytes("inline-bytes").intValue());
        Health health = new Health();
        PrometheusTelemetry metrics = new PrometheusTelemetry();
        Admission admission = new Admission(AdmissionSettings.of(serving.getConfig("admission")), metrics);
        int loops = serving.getInt("event-loops");
        int port = new HttpService(
                        vertx,
                        List.of(
                                new InferenceRoutes(name, slot, limits, health, admission, metrics),
                                new HealthRoutes(SERVER, "measured", health)))
                .start(HOST, 0, loops);
        InferenceCalls.Served served = new InferenceCalls.Served(SERVER, "measured", new Models(name, slot, health));
        InferenceCalls calls = new InferenceCalls(served, limits, admission, metrics);
        int grpc = new GrpcService(vertx, calls, limits.bodyBytes(), GrpcService.PLAIN).start(HOST, 0, loops);
        Progress progress = new Progress(System.out);
        progress.result("{\"grpc\":" + grpc + "}");
        progress.ready(address(port));
    }
}
