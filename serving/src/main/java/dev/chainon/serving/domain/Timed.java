package dev.chainon.serving.domain;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.Rejected;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Client;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** The paths of a use case's API, each open to whom admission lets in, and timed. */
record Timed(String prefix, String modelName, Admission admission, Telemetry telemetry) {

    private static final String DEADLINE = "deadline";

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    String path(String rest) {
        return "/v1/" + prefix + rest;
    }

    Handler<RoutingContext> of(Function<RoutingContext, Future<Buffer>> work) {
        return of(JSON, work);
    }

    /** Answers what the work gives; a refusal, thrown or given, is answered as a problem. */
    Handler<RoutingContext> of(CharSequence type, Function<RoutingContext, Future<Buffer>> work) {
        return context -> {
            long start = System.nanoTime();
            begin(work, context)
                    .onSuccess(answer -> Answers.send(context.request(), 200, type, answer))
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

    /** Moment of {@link System#nanoTime} after which nobody waits for the answer to this request. */
    static long deadline(RoutingContext context) {
        return context.<Long>get(DEADLINE);
    }

    private Future<Buffer> begin(Function<RoutingContext, Future<Buffer>> work, RoutingContext context) {
        HttpServerRequest request = context.request();
        long deadline = admission.deadline(Optional.ofNullable(request.getHeader(Admission.TIMEOUT)));
        Optional<Rejected> turnedAway = admission.turnedAway(Client.of(request), deadline);
        if (turnedAway.isPresent()) {
            return Future.failedFuture(turnedAway.get());
        }
        context.put(DEADLINE, deadline);
        try {
            return work.apply(context);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
