package dev.chainon.console.page;

import dev.chainon.console.source.FaultDesk;
import dev.chainon.console.source.FaultDesk.Answer;
import dev.chainon.core.UseCase;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the form by which the page of operations turns a fault on or off. Mounted after {@link Pages}, and only where something may be broken on purpose. The form is taken from pages
 * of this site only; who may turn is decided where the key leads.
 */
public final class FaultPages {

    private static final int BODY_BYTES = 2048;
    private static final String PATH = "/operations/faults";

    private final Templates templates = new Templates();
    private final Speech speech;
    private final FaultDesk desk;

    public FaultPages(UseCase<?> useCase, FaultDesk desk) {
        this.speech = new Speech(useCase::wording);
        this.desk = desk;
    }

    public void mount(Router router) {
        router.post(PATH).handler(context -> {
            if (SameSite.sent(context.request())) {
                context.next();
            } else {
                say(context, 403, "elsewhere");
            }
        });
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .blockingHandler(this::turn, false)
                .failureHandler(context -> say(context, Math.max(400, context.statusCode()), "unknown"));
    }

    /** The button that was pressed says the fault and what it is to be, as {@code deadlock:on}. */
    private void turn(RoutingContext context) {
        String[] turn = field(context.request(), "turn").split(":", -1);
        boolean known = turn.length == 2 && (turn[1].equals("on") || turn[1].equals("off"));
        Answer answer =
                known ? desk.turn(turn[0], turn[1].equals("on"), field(context.request(), "key")) : Answer.UNKNOWN;
        if (answer == Answer.TURNED) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/operations#faults")
                    .end();
        } else {
            say(context, status(answer), answer.name().toLowerCase(Locale.ROOT));
        }
    }

    private static int status(Answer answer) {
        return switch (answer) {
            case TURNED -> 200;
            case DENIED -> 403;
            case UNKNOWN -> 404;
            case AWAY -> 503;
        };
    }

    private static String field(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getFormAttribute(name)).orElse("").strip();
    }

    private void say(RoutingContext context, int status, String what) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(templates.render(
                        "unturned",
                        Map.of("page", "operations", "path", "/operations", "what", what),
                        speech.words(context)));
    }
}
