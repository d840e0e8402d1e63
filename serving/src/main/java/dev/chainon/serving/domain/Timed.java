package dev.chainon.serving.domain;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Answers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** The paths of a use case's API, each answered in JSON and timed. */
record Timed(String prefix, String modelName, Telemetry telemetry) {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    String path(String rest) {
        return "/v1/" + prefix + rest;
    }

    /** Answers what the work gives; a refusal, thrown or given, is answered as a problem. */
    Handler<RoutingContext> of(Function<RoutingContext, Future<Buffer>> work) {
        return context -> {
            long start = System.nanoTime();
            begin(work, context)
                    .onSuccess(answer -> Answers.send(context.request(), 200, JSON, answer))
                    .onFailure(cause -> Answers.failure(context.request(), cause))
                    .onComplete(done -> telemetry.time(
                            "chainon_domain_request_seconds",
                            System.nanoTime() - start,
                            "model_name",
                            modelName,
                            "outcome",
                            done.succeeded() ? "ok" : "error"));
        };
    }

    Handler<RoutingContext> json(Function<RoutingContext, Future<JsonObject>> work) {
        return of(context -> work.apply(context).map(JsonObject::toBuffer));
    }

    private static Future<Buffer> begin(Function<RoutingContext, Future<Buffer>> work, RoutingContext context) {
        try {
            return work.apply(context);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
