package dev.chainon.people.http;

import dev.chainon.people.Counter;
import dev.chainon.people.subscription.Consent;
import dev.chainon.people.subscription.SubscriptionJson;
import dev.chainon.people.subscription.Token;
import dev.chainon.people.subscription.UnfitException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /v1/subscriptions}: ask to be warned, confirm, see, correct, take away, leave. Whoever asks is told the same, whether the address is known here or not;
 * all the rest needs the token of a letter.
 */
public final class SubscriptionRoutes {

    private static final String ROOT = "/v1/subscriptions";
    private static final String ONE = ROOT + "/:token";
    private static final int BODY_BYTES = 16 * 1024;
    private static final String NO_SUCH =
            "This link is of no subscription: it was cancelled, it ended, or its data were erased.";

    private final Counter counter;
    private final Pace pace;

    public SubscriptionRoutes(Counter counter, Pace pace) {
        this.counter = counter;
        this.pace = pace;
    }

    public void mount(Router router) {
        router.route(ROOT + "*").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES));
        router.get(ROOT + "/consent").handler(SubscriptionRoutes::consent);
        router.get(ROOT + "/proof-key")
                .handler(c -> Replies.json(
                        c, 200, new JsonObject().put("algorithm", "Ed25519").put("publicKey", counter.proofKey())));
        router.post(ROOT).blockingHandler(this::subscribe, false);
        router.get(ONE)
                .blockingHandler(c -> with(c, token -> counter.read(token).map(SubscriptionJson::of)), false);
        router.patch(ONE).blockingHandler(this::rectify, false);
        router.delete(ONE).blockingHandler(c -> done(c, counter::unsubscribe), false);
        router.post(ONE + "/confirm").blockingHandler(c -> done(c, counter::confirm), false);
        router.get(ONE + "/unsubscribe").handler(SubscriptionRoutes::page);
        router.post(ONE + "/unsubscribe").blockingHandler(c -> done(c, counter::unsubscribe), false);
        router.get(ONE + "/export").blockingHandler(c -> with(c, counter::export), false);
        router.delete(ONE + "/person").blockingHandler(c -> with(c, counter::erase), false);
    }

    /** Programs follow links unasked, so following this one ends nothing: it leads to the page with the button. */
    private static void page(RoutingContext context) {
        token(context)
                .ifPresentOrElse(
                        token -> context.response()
                                .setStatusCode(303)
                                .putHeader("Location", "/subscriptions/" + token.text())
                                .putHeader("Cache-Control", "no-store")
                                .putHeader("Referrer-Policy", "no-referrer")
                                .end(),
                        () -> Replies.problem(context, 404, NO_SUCH));
    }

    private static void consent(RoutingContext context) {
        Replies.json(
                context,
                200,
                new JsonObject()
                        .put("version", Consent.VERSION)
                        .put("fr", Consent.text("fr"))
                        .put("en", Consent.text("en")));
    }

    private void subscribe(RoutingContext context) {
        Optional<Map<String, Object>> body = body(context);
        if (body.isEmpty()) {
            return;
        }
        try {
            if (counter.fits(body.get()) && !pace.take()) {
                context.response().putHeader("Retry-After", "60");
                Replies.problem(
                        context, 429, "Too many people subscribe at this moment: please try again in a minute.");
                return;
            }
            counter.subscribe(body.get());
            Replies.json(
                    context,
                    202,
                    new JsonObject()
                            .put("status", "confirmation asked")
                            .put(
                                    "detail",
                                    "A letter is on its way to the address. Nothing else is sent before its link is followed."));
        } catch (UnfitException e) {
            Replies.unfit(context, e);
        }
    }

    private void rectify(RoutingContext context) {
        Optional<Map<String, Object>> body = body(context);
        if (body.isEmpty()) {
            return;
        }
        try {
            with(context, token -> counter.rectify(token, body.get()).map(SubscriptionJson::of));
        } catch (UnfitException e) {
            Replies.unfit(context, e);
        }
    }

    private static void done(RoutingContext context, Function<Token, Boolean> work) {
        if (token(context).map(work).orElse(false)) {
            context.response()
                    .setStatusCode(204)
                    .putHeader("Cache-Control", "no-store")
                    .end();
        } else {
            Replies.problem(context, 404, NO_SUCH);
        }
    }

    private static void with(RoutingContext context, Function<Token, Optional<JsonObject>> work) {
        token(context)
                .flatMap(work)
                .ifPresentOrElse(
                        found -> Replies.json(context, 200, found), () -> Replies.problem(context, 404, NO_SUCH));
    }

    private static Optional<Token> token(RoutingContext context) {
        return Token.of(context.pathParam("token"));
    }

    /** The body as a map, or an answer that says why not. JSON only: a page elsewhere cannot send that without this server's leave. */
    private static Optional<Map<String, Object>> body(RoutingContext context) {
        String type =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            Replies.problem(context, 415, "Send the fields as JSON, with Content-Type: application/json.");
            return Optional.empty();
        }
        try {
            JsonObject json = context.body().asJsonObject();
            if (json != null) {
                return Optional.of(json.getMap());
            }
        } catch (DecodeException | ClassCastException e) {
            // The words of the parser would quote the body.
        }
        Replies.problem(context, 400, "The body is no JSON object.");
        return Optional.empty();
    }
}
