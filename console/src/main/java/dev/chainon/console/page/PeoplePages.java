package dev.chainon.console.page;

import dev.chainon.console.source.Subscriptions;
import dev.chainon.console.source.Subscriptions.Card;
import dev.chainon.console.source.Subscriptions.Fault;
import dev.chainon.console.text.Words;
import dev.chainon.core.UseCase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The pages for people: ask to be warned, see and correct what is kept, leave. They are shown by the process that holds subscriptions, so that a name passes
 * through no other. A link in a letter shows a page and does nothing: programs that follow links confirm and cancel nothing.
 */
public final class PeoplePages {

    private static final int BODY_BYTES = 8192;
    private static final List<String> FIELDS =
            List.of("name", "email", "origin", "destination", "flight", "threshold", "webhook", "consent");
    private static final Set<String> CHANGES = Set.of("name", "threshold");
    private static final String ONE = "/subscriptions/:token";
    private final Discreet shown;
    private final Subscriptions subscriptions;
    private final PrivacyPage privacy;

    /** @param console address of the other pages, without a slash at its end; may be empty */
    public PeoplePages(UseCase<?> useCase, Subscriptions subscriptions, String console) {
        this.shown = new Discreet(new Speech(useCase::wording), console);
        this.subscriptions = subscriptions;
        this.privacy = new PrivacyPage(useCase.contract());
    }

    public void mount(Router router) {
        router.route("/static/*")
                .handler(StaticHandler.create("console/static")
                        .setCachingEnabled(true)
                        .setMaxAgeSeconds(60));
        router.get("/").handler(c -> c.redirect("/subscribe"));
        router.get("/subscribe")
                .blockingHandler(c -> shown.show(c, "subscribe", form(Map.of(), shown.words(c))), false);
        router.get("/privacy").blockingHandler(c -> shown.show(c, "privacy", privacy.model(shown.words(c))), false);
        router.get("/mailbox").blockingHandler(this::mailbox, false);
        router.get(ONE).blockingHandler(c -> card(c, Map.of()), false);
        router.get(ONE + "/export").blockingHandler(this::export, false);
        router.post("/subscribe").handler(body()).blockingHandler(this::subscribe, false);
        router.post(ONE + "/confirm")
                .handler(body())
                .blockingHandler(c -> act(c, "confirmed", subscriptions::confirm), false);
        router.post(ONE + "/correct").handler(body()).blockingHandler(this::correct, false);
        router.post(ONE + "/leave")
                .handler(body())
                .blockingHandler(c -> end(c, "left", subscriptions::unsubscribe), false);
        router.post(ONE + "/erase").handler(body()).blockingHandler(this::erase, false);
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(BODY_BYTES);
    }

    private void subscribe(RoutingContext context) {
        Words words = shown.words(context);
        Map<String, String> sent = sent(context, FIELDS);
        List<Fault> faults = subscriptions.subscribe(request(sent, words));
        Map<String, Object> model = form(sent, words);
        if (faults.isEmpty()) {
            model.put("done", true);
        }
        model.put("faults", faults);
        context.response().setStatusCode(faults.isEmpty() ? 202 : 422);
        shown.show(context, "subscribe", model);
    }

    private Map<String, Object> form(Map<String, String> sent, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("fields", sent);
        model.put("faults", List.of());
        model.put("consentText", subscriptions.consentText(words.language().code()));
        model.put("consentVersion", subscriptions.consentVersion());
        model.put("kept", subscriptions.mailbox().isPresent());
        return model;
    }

    private static Map<String, Object> request(Map<String, String> sent, Words words) {
        Map<String, Object> request = new HashMap<>();
        sent.forEach((field, value) -> {
            if (!value.isBlank()) {
                request.put(field, field.equals("threshold") ? share(value) : value);
            }
        });
        request.put("language", words.language().code());
        return request;
    }

    /** A percentage as a share; what is no number goes on as it is, to be refused where all fields are. */
    private static Object share(String percent) {
        try {
            return Double.parseDouble(percent) / 100;
        } catch (NumberFormatException e) {
            return percent;
        }
    }

    private void card(RoutingContext context, Map<String, Object> more) {
        Optional<Card> card = subscriptions.card(context.pathParam("token"));
        if (card.isEmpty()) {
            gone(context);
            return;
        }
        Words words = shown.words(context);
        Map<String, Object> model = new HashMap<>(Map.of("faults", List.of()));
        model.putAll(more);
        model.put("card", card.get());
        model.put(
                "from",
                words.day(card.get().from()) + ", " + words.time(card.get().from()));
        model.put(
                "until",
                words.day(card.get().until()) + ", " + words.time(card.get().until()));
        model.put("here", "/subscriptions/" + context.pathParam("token"));
        shown.show(context, "subscription", model);
    }

    private void act(RoutingContext context, String said, Function<String, Boolean> work) {
        if (work.apply(context.pathParam("token"))) {
            card(context, Map.of("said", said));
        } else {
            gone(context);
        }
    }

    private void correct(RoutingContext context) {
        Words words = shown.words(context);
        Map<String, Object> request = request(sent(context, CHANGES), words);
        subscriptions
                .rectify(context.pathParam("token"), request)
                .ifPresentOrElse(
                        faults -> card(
                                context, faults.isEmpty() ? Map.of("said", "corrected") : Map.of("faults", faults)),
                        () -> gone(context));
    }

    private void end(RoutingContext context, String said, Function<String, Boolean> work) {
        if (work.apply(context.pathParam("token"))) {
            shown.show(context, "farewell", Map.of("said", said));
        } else {
            gone(context);
        }
    }

    private void erase(RoutingContext context) {
        subscriptions
                .erase(context.pathParam("token"))
                .ifPresentOrElse(
                        proof -> shown.show(context, "farewell", Map.of("said", "erased", "proof", proof)),
                        () -> gone(context));
    }

    private void export(RoutingContext context) {
        subscriptions
                .export(context.pathParam("token"))
                .ifPresentOrElse(
                        json -> Discreet.guarded(context)
                                .response()
                                .putHeader("Content-Type", "application/json")
                                .putHeader("Content-Disposition", "attachment; filename=\"chainon-export.json\"")
                                .end(json),
                        () -> gone(context));
    }

    private void mailbox(RoutingContext context) {
        subscriptions
                .mailbox()
                .ifPresentOrElse(
                        letters -> shown.show(context, "mailbox", Map.of("letters", letters)), () -> gone(context));
    }

    private void gone(RoutingContext context) {
        context.response().setStatusCode(404);
        shown.show(context, "farewell", Map.of("said", "gone"));
    }

    private static Map<String, String> sent(RoutingContext context, Iterable<String> fields) {
        Map<String, String> sent = new HashMap<>();
        fields.forEach(field -> Optional.ofNullable(context.request().getFormAttribute(field))
                .ifPresent(value -> sent.put(field, value.strip())));
        return sent;
    }
}
