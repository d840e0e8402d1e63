package dev.chainon.serving.release;

import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Routes;
import io.vertx.ext.web.Router;

/** {@code GET /ops/release}: the release under way in this replica with its comparison, for operators. */
public final class ReleaseRoutes implements Routes {

    private final ReleaseWatch watch;

    public ReleaseRoutes(ReleaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public void mount(Router router) {
        router.get("/ops/release").handler(c -> Answers.json(c.request(), 200, watch.describe()));
    }
}
