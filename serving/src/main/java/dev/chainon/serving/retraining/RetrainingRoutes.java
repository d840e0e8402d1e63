package dev.chainon.serving.retraining;

import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Routes;
import dev.chainon.store.retraining.RetrainingConflictException;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator agrees to a retraining or ends it, on the port where what runs is changed: its door asks for the role of an admin. Who and why are parameters of the query; the log
 * keeps both.
 */
public final class RetrainingRoutes implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingRoutes.class);
    private static final int LONGEST = 300;

    private final Retrainings retrainings;

    public RetrainingRoutes(Retrainings retrainings) {
        this.retrainings = retrainings;
    }

    @Override
    public void mount(Router router) {
        router.post("/admin/retrainings/:id/approve")
                .blockingHandler(context -> append(context, RetrainingState.APPROVED), false);
        router.post("/admin/retrainings/:id/stop")
                .blockingHandler(context -> append(context, RetrainingState.STOPPED), false);
    }

    private void append(RoutingContext context, RetrainingState state) {
        String who = said(context, "who");
        String why = said(context, "why");
        if (who.isEmpty() || why.isEmpty()) {
            Answers.error(
                    context.request(), 400, "say who and why: /admin/retrainings/1/approve?who=ada&why=it+is+time");
            return;
        }
        Optional<RetrainingStep> last = last(context.pathParam("id"));
        if (last.isEmpty()) {
            Answers.error(context.request(), 404, "there is no such retraining: see ./chainon retrain status");
            return;
        }
        if (state == RetrainingState.APPROVED && last.get().state() != RetrainingState.PROPOSED) {
            Answers.error(
                    context.request(),
                    409,
                    "retraining " + last.get().id() + " is "
                            + last.get().state().word() + ": only one that is proposed waits for somebody to agree");
            return;
        }
        try {
            RetrainingStep step = retrainings.append(last.get(), state, who, why);
            LOG.info("an operator says {} of retraining {}", state.word(), step.id());
            Answers.json(
                    context.request(),
                    200,
                    new JsonObject().put("retraining", step.id()).put("state", state.word()));
        } catch (RetrainingConflictException e) {
            Answers.error(context.request(), 409, String.valueOf(e.getMessage()));
        }
    }

    private Optional<RetrainingStep> last(String id) {
        if (!id.matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        List<RetrainingStep> steps = retrainings.steps(Long.parseLong(id));
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    private static String said(RoutingContext context, String name) {
        String text =
                Optional.ofNullable(context.request().getParam(name)).orElse("").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
