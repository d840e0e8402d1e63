package dev.chainon.serving.release;

import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Routes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/** {@code GET /ops/release}: the release under way in this replica with its comparison, for operators. */
public final class ReleaseRoutes implements Routes {

    private final Supplier<JsonObject> state;

    /** @param state what goes on, asked for at each request */
    public ReleaseRoutes(Supplier<JsonObject> state) {
        this.state = state;
    }

    @Override
    public void mount(Router router) {
        router.get("/ops/release").handler(c -> Answers.json(c.request(), 200, state.get()));
    }
}
