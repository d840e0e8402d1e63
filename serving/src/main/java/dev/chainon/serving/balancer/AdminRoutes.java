package dev.chainon.serving.balancer;

import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Routes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a person may do with the replicas, on a port of its own that clients do not reach. */
final class AdminRoutes implements Routes {

    private final Backends backends;

    AdminRoutes(Backends backends) {
        this.backends = backends;
    }

    @Override
    public void mount(Router router) {
        router.get("/balancer/backends").handler(this::describe);
        router.post("/balancer/drain").handler(c -> wish(c, true));
        router.post("/balancer/resume").handler(c -> wish(c, false));
    }

    private void describe(RoutingContext context) {
        Answers.json(context.request(), 200, new JsonObject().put("backends", backends.describe()));
    }

    private void wish(RoutingContext context, boolean drain) {
        String address =
                Optional.ofNullable(context.request().getParam("backend")).orElse("");
        Optional<Backend> backend = backends.named(address);
        if (backend.isEmpty()) {
            Answers.error(
                    context.request(),
                    404,
                    "there is no backend '" + address + "'; GET /balancer/backends lists them, name one by ?backend=");
            return;
        }
        backend.get().drain(drain);
        describe(context);
    }
}
