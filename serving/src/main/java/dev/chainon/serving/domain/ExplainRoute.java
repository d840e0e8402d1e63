package dev.chainon.serving.domain;

import dev.chainon.core.event.Event;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** {@code POST /v1/<topic prefix>/explain}: what the score of one instance owes to each feature, compared with the last instances on the stream. */
final class ExplainRoute<E extends Event> {

    private static final int PAIRS = 64;
    private static final long SEED = 7;
    private static final int USUAL = 10;

    private final Oracle<E> oracle;
    private final Requests<E> requests;
    private final Workroom workroom;
    private final Limits limits;

    ExplainRoute(Oracle<E> oracle, Requests<E> requests, Workroom workroom, Limits limits) {
        this.oracle = oracle;
        this.requests = requests;
        this.workroom = workroom;
        this.limits = limits;
    }

    void mount(Router router, Timed timed) {
        router.post(timed.path("/explain")).handler(timed.json(this::explain));
    }

    private Future<JsonObject> explain(RoutingContext context) {
        int top = Parameters.of(context, "top").whole("top", USUAL, requests.width());
        Wish wish = Wish.steady(Oracle.lane(context));
        return DomainBody.read(context.request(), limits.bodyBytes())
                .compose(body -> workroom.run(Timed.deadline(context), () -> explain(body, top, wish)));
    }

    private JsonObject explain(Buffer body, int top, Wish wish) {
        Asked<E> asked = requests.one(StrictJson.read(body.getBytes()), oracle.minute());
        float[] row = oracle.rows(List.of(asked), true).orElseThrow();
        float[][] background = oracle.engine().recent().copy();
        if (background.length == 0) {
            throw oracle.notReady("background: no instance came on the stream yet to compare with");
        }
        try (ModelSlot.Use use = oracle.model(wish)) {
            Shapley.Parts parts = new Shapley(use.model()::predict, PAIRS, SEED).explain(row, background);
            return write(asked, use.model(), row, parts, top)
                    .put(
                            "method",
                            new JsonObject()
                                    .put("name", "shapley-permutation-sampling")
                                    .put("permutations", 2 * PAIRS)
                                    .put("background", "the last instances on the stream")
                                    .put("background_rows", Math.min(PAIRS, background.length))
                                    .put("seed", SEED));
        }
    }

    private static <E extends Event> JsonObject write(
            Asked<E> asked, ServedModel model, float[] row, Shapley.Parts parts, int top) {
        JsonArray shown = new JsonArray();
        List<Integer> largestFirst = IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(parts.contributions()[i])))
                .toList();
        double others = 0;
        for (int place = 0; place < row.length; place++) {
            int i = largestFirst.get(place);
            if (place < top) {
                shown.add(new JsonObject()
                        .put("feature", model.features().get(i))
                        .put("value", row[i])
                        .put("contribution", parts.contributions()[i])
                        .put("standard_error", parts.errors()[i]));
            } else {
                others += parts.contributions()[i];
            }
        }
        return AnswerJson.model(new JsonObject().put("probability", parts.score()), model.name(), model.version())
                .put("state", asked.state().word())
                .put("baseline", parts.baseline())
                .put("contributions", shown)
                .put("others", others);
    }
}
