package dev.chainon.serving.domain;

import dev.chainon.serving.admission.Rejected;
import dev.chainon.serving.http.Refusal;
import dev.chainon.store.Board;
import dev.chainon.store.PredictionStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was predicted on the stream: the board of a place, and a prediction by its id. Read from the projection of the predictions topic. */
final class StoredRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(StoredRoutes.class);
    private static final int USUAL = 20;
    private static final int MOST = 200;
    private static final int LONGEST = 200;

    private final Stored stored;
    private final List<String> boards;
    private final Workroom workroom;

    /**
     * Where predictions are kept.
     *
     * @param epoch the replay whose boards are shown
     */
    record Stored(PredictionStore store, int epoch) {}

    StoredRoutes(Stored stored, List<String> boards, Workroom workroom) {
        this.stored = stored;
        this.boards = boards;
        this.workroom = workroom;
    }

    void mount(Router router, Timed timed) {
        router.get(timed.path("/boards/:fact/:value")).handler(timed.json(this::board));
        router.get(timed.path("/predictions/:id")).handler(timed.json(this::byId));
    }

    private Future<JsonObject> board(RoutingContext context) {
        int limit = Parameters.of(context, "limit").whole("limit", USUAL, MOST);
        String fact = context.pathParam("fact");
        String value = text(context.pathParam("value"));
        if (!boards.contains(fact)) {
            throw new Refusal(404, "there is no board by '" + Pointer.shown(fact) + "'; there are boards by " + boards);
        }
        return read(Timed.deadline(context), () -> stored.store().board(new Board(stored.epoch(), fact, value, limit)))
                .map(predictions -> {
                    JsonArray list = new JsonArray();
                    predictions.forEach(p -> list.add(AnswerJson.of(p)));
                    return new JsonObject()
                            .put("fact", fact)
                            .put("value", value)
                            .put("epoch", stored.epoch())
                            .put("predictions", list);
                });
    }

    private Future<JsonObject> byId(RoutingContext context) {
        Parameters.of(context);
        String id = text(context.pathParam("id"));
        return read(Timed.deadline(context), () -> stored.store().byId(id)).map(found -> found.map(AnswerJson::of)
                .orElseThrow(() -> new Refusal(
                        404, "there is no prediction '" + Pointer.shown(id) + "'; boards list the newest")));
    }

    /** PostgreSQL has no zero character in its texts. */
    private static String text(String parameter) {
        if (parameter.length() > LONGEST || parameter.indexOf(0) >= 0) {
            throw new Refusal(404, "there is nothing by the name '" + Pointer.shown(parameter) + "'");
        }
        return parameter;
    }

    private <T> Future<T> read(long deadline, Callable<T> query) {
        return workroom.run(deadline, query).recover(cause -> {
            if (cause instanceof Refusal || cause instanceof Rejected) {
                return Future.failedFuture(cause);
            }
            LOG.warn("the predictions cannot be read", cause);
            return Future.failedFuture(new Refusal(503, "not ready: the database of predictions does not answer"));
        });
    }
}
