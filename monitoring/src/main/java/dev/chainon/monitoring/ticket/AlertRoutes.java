package dev.chainon.monitoring.ticket;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * POST /v1/alerts: Alertmanager's webhook. 200 once everything is in the database; 400 for a body that is not Alertmanager's, which it does not send again; 401
 * without the key, where one is set; 413 above a megabyte; 503 while the database is away, after which it does send again.
 */
public final class AlertRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(AlertRoutes.class);
    private static final int BODY_BYTES = 1 << 20;

    private final TicketDesk desk;
    private final AccessKey key;

    public AlertRoutes(TicketDesk desk, AccessKey key) {
        this.desk = desk;
        this.key = key;
    }

    public void mount(Router router) {
        router.post("/v1/alerts").handler(this::ask);
        router.post("/v1/alerts")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(this::receive, false)
                // What is not answered here is logged as an error, and an error becomes a ticket.
                .failureHandler(context ->
                        refuse(context, Math.max(400, context.statusCode()), "a body has a megabyte at most"));
    }

    private void ask(RoutingContext context) {
        String header = Optional.ofNullable(context.request().getHeader("Authorization"))
                .orElse("");
        if (key.opens(header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "")) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(context, 401, "send the key of chainon.tickets.key as Authorization: Bearer");
        }
    }

    private void receive(RoutingContext context) {
        List<AlertNotice> alerts;
        try {
            alerts = AlertmanagerBody.read(context.body().asString(StandardCharsets.UTF_8.name()));
        } catch (IllegalArgumentException e) {
            refuse(context, 400, String.valueOf(e.getMessage()));
            return;
        }
        try {
            desk.receive(alerts);
        } catch (RuntimeException e) {
            LOG.warn("cannot keep {} alerts, their sender will tell them again cause={}", alerts.size(), e.toString());
            refuse(context, 503, "the database does not answer: tell it again");
            return;
        }
        answer(context, 200, new JsonObject().put("received", alerts.size()));
    }

    private static void refuse(RoutingContext context, int status, String why) {
        answer(context, status, new JsonObject().put("error", why));
    }

    private static void answer(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body.encode());
    }
}
