package dev.chainon.serving.fault;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.fault.Faults;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The switches of {@code ./chainon fault} for operators, on the port where what runs is changed: its door asks whoever turns one for the role of an admin. Where there can be no
 * fault there is nothing here.
 */
public final class FaultRoutes implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(FaultRoutes.class);

    private final Optional<FaultFolder> switches;

    /** @param faults what this process obeys */
    public FaultRoutes(Faults faults) {
        this.switches = faults instanceof FaultFolder folder ? Optional.of(folder) : Optional.empty();
    }

    @Override
    public void mount(Router router) {
        switches.ifPresent(folder -> {
            router.get("/admin/faults").handler(context -> list(context, folder));
            router.post("/admin/faults/:name/on").blockingHandler(context -> turn(context, folder, true), false);
            router.post("/admin/faults/:name/off").blockingHandler(context -> turn(context, folder, false), false);
        });
    }

    private static void turn(RoutingContext context, FaultFolder folder, boolean on) {
        Optional<Fault> fault = Fault.of(context.pathParam("name"));
        if (fault.isEmpty()) {
            Answers.error(context.request(), 404, "there is no such fault; GET /admin/faults lists those there are");
            return;
        }
        LOG.warn("an operator turns fault={} on={}", fault.get().id(), on);
        folder.turn(fault.get(), on);
        list(context, folder);
    }

    private static void list(RoutingContext context, FaultFolder folder) {
        JsonArray all = new JsonArray();
        for (Fault fault : Fault.values()) {
            all.add(new JsonObject()
                    .put("name", fault.id())
                    .put("on", folder.on(fault))
                    .put("measure", fault.measure())
                    .put("alert", fault.alert())
                    .put("sentence", fault.sentence()));
        }
        Answers.json(context.request(), 200, new JsonObject().put("faults", all));
    }
}
