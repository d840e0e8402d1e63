package dev.chainon.people.http;

import dev.chainon.people.subscription.UnfitException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in JSON; none is kept by a cache, and no address with a token in it is handed on. */
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private Replies() {}

    static void json(RoutingContext context, int status, JsonObject body) {
        send(context, status, "application/json", body);
    }

    static void problem(RoutingContext context, int status, String detail) {
        send(context, status, "application/problem+json", body(status, detail));
    }

    static void unfit(RoutingContext context, UnfitException unfit) {
        JsonArray errors = new JsonArray();
        unfit.faults()
                .forEach(fault ->
                        errors.add(new JsonObject().put("field", fault.field()).put("problem", fault.problem())));
        send(
                context,
                422,
                "application/problem+json",
                body(422, "Some fields do not fit; 'errors' names each of them.")
                        .put("errors", errors));
    }

    /** A path may hold a token: the log gets the route's pattern only. */
    static void failed(RoutingContext context) {
        if (context.failure() != null) {
            LOG.error("{} failed", context.request().method(), context.failure());
        }
        problem(context, 500, "The server failed on this request; its log says why.");
    }

    private static JsonObject body(int status, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail);
    }

    private static void send(RoutingContext context, int status, String type, JsonObject body) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body.toBuffer());
    }
}
