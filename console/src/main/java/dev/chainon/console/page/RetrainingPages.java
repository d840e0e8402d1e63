package dev.chainon.console.page;

import dev.chainon.console.source.RetrainingBook;
import dev.chainon.console.source.RetrainingBook.Answer;
import dev.chainon.console.source.RetrainingBook.Entry;
import dev.chainon.console.source.RetrainingBook.Outcome;
import dev.chainon.console.text.Words;
import dev.chainon.core.UseCase;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retrainings with their logs and steps, and the form by which an operator agrees to one or ends it. Mounted after {@link Pages}, which guards all that is mounted later. The
 * form is taken from pages of this site only; the operator's key is checked where operators are let in, and is kept nowhere.
 */
public final class RetrainingPages {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingPages.class);
    private static final int BODY_BYTES = 8 * 1024;
    private static final String LIST = "/retrainings";

    private final Templates templates = new Templates();
    private final Speech speech;
    private final RetrainingBook book;
    private final InstantSource clock;

    public RetrainingPages(UseCase<?> useCase, RetrainingBook book, InstantSource clock) {
        this.speech = new Speech(useCase::wording);
        this.book = book;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get(LIST).blockingHandler(context -> list(context, 200, ""), false);
        router.post(LIST + "/:id/:answer").handler(context -> {
            if (SameSite.sent(context.request())) {
                context.next();
            } else {
                list(context, 403, "elsewhere");
            }
        });
        router.post(LIST + "/:id/:answer")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext context) {
        Optional<Answer> answer = answer(context.pathParam("answer"));
        String id = context.pathParam("id");
        String who = field(context, "who");
        String why = field(context, "why");
        if (answer.isEmpty() || !id.matches("[1-9]\\d{0,17}") || who.isEmpty() || why.isEmpty()) {
            list(context, 422, "unfit");
            return;
        }
        Outcome outcome = book.answer(Long.parseLong(id), answer.get(), field(context, "key"), who, why);
        switch (outcome) {
            // To a page that a second load sends nothing again from.
            case DONE ->
                context.response()
                        .setStatusCode(303)
                        .putHeader("Location", LIST)
                        .end();
            case KEY -> list(context, 403, "key");
            case STATE -> list(context, 409, "state");
            case AWAY -> list(context, 503, "door");
        }
    }

    private static Optional<Answer> answer(String word) {
        return switch (word) {
            case "approve" -> Optional.of(Answer.APPROVE);
            case "stop" -> Optional.of(Answer.STOP);
            default -> Optional.empty();
        };
    }

    private static String field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name))
                .orElse("")
                .strip();
    }

    private void list(RoutingContext context, int status, String fault) {
        Words words = speech.words(context);
        Map<String, Object> model = new HashMap<>();
        model.put("page", "retrainings");
        model.put("path", LIST);
        model.put("fault", fault);
        model.put("answers", book.answers());
        int code = status;
        try {
            model.put(
                    "entries",
                    book.latest().stream().map(entry -> entry(entry, words)).toList());
            model.put("ruling", book.ruling());
        } catch (RuntimeException e) {
            LOG.warn("the retrainings cannot be shown cause={}", e.toString());
            model.put("entries", List.of());
            model.put("ruling", "");
            model.put("fault", "away");
            code = 503;
        }
        context.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(templates.render("retrainings", model, words));
    }

    private Map<String, Object> entry(Entry entry, Words words) {
        RetrainingStep last = entry.last();
        Map<String, Object> row = new HashMap<>();
        row.put("id", last.id());
        row.put("state", last.state().word());
        row.put("open", !last.state().ended());
        row.put("waits", last.state() == RetrainingState.PROPOSED);
        row.put("cause", last.cause());
        row.put("begun", words.instant(entry.log().get(0).at()));
        row.put("log", entry.log().stream().map(step -> line(step, words)).toList());
        row.put(
                "steps",
                entry.run().stream()
                        .flatMap(run -> run.steps().stream())
                        .map(step -> Map.of(
                                "name",
                                GraphChart.label(step.name(), words),
                                "state",
                                step.state().name().toLowerCase(Locale.ROOT),
                                "took",
                                step.took(clock.instant())
                                        .map(took -> GraphChart.seconds(took.toMillis(), words))
                                        .orElse(Words.NONE)))
                        .toList());
        row.put("run", entry.run().map(run -> Long.toString(run.id())).orElse(""));
        return row;
    }

    private static Map<String, Object> line(RetrainingStep step, Words words) {
        return Map.of(
                "at", words.instant(step.at()),
                "state", step.state().word(),
                "who", step.who(),
                "words", step.words());
    }
}
