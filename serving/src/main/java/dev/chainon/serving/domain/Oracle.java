package dev.chainon.serving.domain;

import dev.chainon.core.event.Event;
import dev.chainon.core.process.Health;
import dev.chainon.serving.http.Refusal;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.Wish;
import dev.chainon.serving.predictor.LiveEngine;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The engine and the model that answer requests.
 *
 * @param health says what is missing while there is no state or no model
 */
record Oracle<E extends Event>(LiveEngine<E> engine, ModelSlot slot, Health health) {

    /** The stream's minute, for requests that name none. */
    long minute() {
        return engine.minute();
    }

    /**
     * The rows of what is asked.
     *
     * @param wait whether to wait for the engine; otherwise nothing is given while the predictor has it
     * @throws Refusal if the engine is needed and has no state
     */
    Optional<float[]> rows(List<Asked<E>> asked, boolean wait) {
        int width = engine.width();
        float[] rows = new float[asked.size() * width];
        List<E> instances = new ArrayList<>();
        for (Asked<E> each : asked) {
            if (each.live()) {
                instances.add(each.instance().orElseThrow());
            }
        }
        if (!instances.isEmpty()) {
            float[] live = new float[instances.size() * width];
            if (!peek(instances, live, wait)) {
                return Optional.empty();
            }
            spread(asked, live, rows, width);
        }
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).overwrite(rows, i);
        }
        return Optional.of(rows);
    }

    private boolean peek(List<E> instances, float[] live, boolean wait) {
        if (!engine.ready() || engine.minute() == Long.MIN_VALUE) {
            throw notReady("engine: it has not read the log yet");
        }
        if (wait) {
            engine.peek(instances, live);
            return true;
        }
        return engine.tryPeek(instances, live);
    }

    private static <E extends Event> void spread(List<Asked<E>> asked, float[] live, float[] rows, int width) {
        int from = 0;
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).live()) {
                System.arraycopy(live, from * width, rows, i * width, width);
                from++;
            }
        }
    }

    /**
     * The champion, or the challenger where the wish leads to it.
     *
     * @throws Refusal if there is no model
     */
    ModelSlot.Use model(Wish wish) {
        return slot.use(wish).orElseThrow(() -> notReady("model: none is loaded yet"));
    }

    /** The header by which a request asks for one of the two models of a release. */
    static Optional<String> lane(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(Wish.HEADER));
    }

    Refusal notReady(String otherwise) {
        return new Refusal(503, "not ready: " + health.firstMissing().orElse(otherwise));
    }
}
