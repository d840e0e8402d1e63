package dev.chainon.console.page;

import dev.chainon.console.source.TicketBook;
import dev.chainon.console.source.TicketBook.Dossier;
import dev.chainon.console.text.Words;
import dev.chainon.core.UseCase;
import dev.chainon.store.tickets.TicketSearch;
import dev.chainon.store.tickets.TicketState;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bug database: search, a ticket with its context and timeline, and the form by which anybody reports what is wrong. Mounted after {@link Pages}, which
 * guards all that is mounted later. Forms are taken from pages of this site only; reports are bounded in size and in number, and changes need the key where
 * one is set.
 */
public final class TicketPages {

    private static final Logger LOG = LoggerFactory.getLogger(TicketPages.class);
    private static final int BODY_BYTES = 48 * 1024;
    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1000;
    private static final int LONGEST_NOTE = 4000;
    private static final String ONE = "/tickets/:id";

    private final Renewals renewals = new Renewals();
    private final Templates templates = new Templates();
    private final Speech speech;
    private final TicketBook book;
    private final Allowance reports;

    public TicketPages(UseCase<?> useCase, TicketBook book, InstantSource clock) {
        this.speech = new Speech(useCase::wording);
        this.book = book;
        this.reports = new Allowance(Duration.ofMinutes(1), 5, 30, clock);
    }

    public void mount(Router router) {
        router.get("/tickets").handler(renewals.orNext(context -> {
            Words words = speech.words(context);
            return () -> Mains.of(rendered(context, "tickets", found(context, words), words));
        }));
        get(router, "/tickets", this::overview);
        get(router, "/tickets/report", context -> form(context, 200, Map.of()));
        post(router, "/tickets/report", this::report);
        get(router, ONE, context -> dossier(context, 200, ""));
        post(router, ONE + "/state", this::move);
        post(router, ONE + "/comment", this::comment);
    }

    private void get(Router router, String path, Handler<RoutingContext> page) {
        router.get(path).blockingHandler(answered(page), false);
    }

    private void post(Router router, String path, Handler<RoutingContext> page) {
        router.post(path).handler(context -> {
            if (SameSite.sent(context.request())) {
                context.next();
            } else {
                said(context, 403, "elsewhere");
            }
        });
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(answered(page), false)
                // What is not answered here is logged as an error, and an error becomes a ticket.
                .failureHandler(context -> said(context, Math.max(400, context.statusCode()), "size"));
    }

    /** A page that says so while the database is away. */
    private Handler<RoutingContext> answered(Handler<RoutingContext> page) {
        return context -> {
            try {
                page.handle(context);
            } catch (RuntimeException e) {
                LOG.warn("page {} has no answer cause={}", context.request().path(), e.toString());
                said(context, 503, "away");
            }
        };
    }

    private void overview(RoutingContext context) {
        Map<String, Object> model = found(context, speech.words(context));
        model.put("renewed", true);
        show(context, 200, "tickets", model);
    }

    /** What the search of a request finds now. */
    private Map<String, Object> found(RoutingContext context, Words words) {
        Optional<TicketState> state = state(context.request().getParam("state", ""));
        String text = context.request().getParam("q", "");
        int page = page(context.request().getParam("page", "1"));
        TicketSearch search =
                new TicketSearch(text, state.map(Set::of).orElse(Set.of()), ON_A_PAGE, (page - 1) * ON_A_PAGE);
        TicketBook.Overview found = book.overview(search);
        Map<String, Object> model = new HashMap<>(TicketLines.overview(found, words));
        model.put("q", search.text());
        model.put("state", state.map(TicketState::word).orElse(""));
        model.put("number", page);
        model.put("more", found.found().all() > (long) page * ON_A_PAGE);
        return model;
    }

    private static int page(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Math.min(LAST_PAGE, Integer.parseInt(text)) : 1;
    }

    private static Optional<TicketState> state(String word) {
        return Arrays.stream(TicketState.values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    private void form(RoutingContext context, int status, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(
                Map.of("from", context.request().getParam("page", "/"), "summary", "", "text", "", "fault", ""));
        model.putAll(more);
        show(context, status, "report", model);
    }

    private void report(RoutingContext context) {
        String page = field(context, "page");
        String summary = field(context, "summary");
        String text = field(context, "text");
        Map<String, Object> sent = Map.of("from", page, "summary", summary, "text", text);
        if (!reports.take(context.request().remoteAddress().hostAddress())) {
            Map<String, Object> model = new HashMap<>(sent);
            model.put("fault", "often");
            context.response().putHeader("Retry-After", "60");
            form(context, 429, model);
            return;
        }
        long id;
        try {
            id = book.report(page, summary, text);
        } catch (IllegalArgumentException e) {
            Map<String, Object> model = new HashMap<>(sent);
            model.put("fault", "unfit");
            form(context, 422, model);
            return;
        }
        away(context, "/tickets/" + id + "?said=reported");
    }

    private void dossier(RoutingContext context, int status, String fault) {
        Optional<Dossier> dossier = id(context).flatMap(book::dossier);
        if (dossier.isEmpty()) {
            said(context, 404, "gone");
            return;
        }
        Map<String, Object> model = new HashMap<>(TicketLines.dossier(dossier.get(), speech.words(context)));
        model.put("asksKey", book.asksKey());
        model.put("fault", fault);
        model.put("said", context.request().getParam("said", "").equals("reported") ? "reported" : "");
        show(context, status, "ticket", model);
    }

    private void move(RoutingContext context) {
        Optional<TicketState> to = state(field(context, "state"));
        change(
                context,
                () -> to.isPresent()
                        && id(context)
                                .filter(id -> book.move(id, to.get(), note(context)))
                                .isPresent());
    }

    private void comment(RoutingContext context) {
        change(
                context,
                () -> !note(context).isBlank()
                        && id(context)
                                .filter(id -> book.comment(id, note(context)))
                                .isPresent());
    }

    private void change(RoutingContext context, BooleanSupplier work) {
        if (!book.opens(field(context, "key"))) {
            dossier(context, 403, "key");
        } else if (work.getAsBoolean()) {
            away(context, "/tickets/" + context.pathParam("id"));
        } else {
            dossier(context, 409, "state");
        }
    }

    private static String note(RoutingContext context) {
        String note = field(context, "note");
        return note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
    }

    private static Optional<Long> id(RoutingContext context) {
        String id = context.pathParam("id");
        return id.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static String field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name))
                .orElse("")
                .strip();
    }

    /** To a page that a second load sends nothing again from. */
    private static void away(RoutingContext context, String page) {
        context.response().setStatusCode(303).putHeader("Location", page).end();
    }

    private void said(RoutingContext context, int status, String what) {
        show(context, status, "ticketless", Map.of("what", what));
    }

    private void show(RoutingContext context, int status, String template, Map<String, Object> model) {
        String page = rendered(context, template, model, speech.words(context));
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Vary", "Accept")
                .end(page);
    }

    private String rendered(RoutingContext context, String template, Map<String, Object> model, Words words) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", "tickets");
        all.put("path", context.request().path().replaceFirst("/(state|comment)$", ""));
        return templates.render(template, all, words);
    }
}
