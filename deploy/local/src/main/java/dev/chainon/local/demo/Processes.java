package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Service;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The processes of a demonstration, each with the settings it has here. */
final class Processes {

    /** The replica that suffers the faults of one replica. */
    static final String VICTIM = "serving-2";

    static final List<String> REPLICAS = List.of("serving-1", VICTIM);
    private static final double MINUTES_FOR_AN_HOUR = 60;

    private final Stage.Scene scene;
    private final Stage stage;
    private final Settings settings;
    private final Home home;
    private final Operator operator;
    private final Optional<Scenario> scenario;

    Processes(Stage.Scene scene, Stage stage, Optional<Scenario> scenario) {
        this.scene = scene;
        this.stage = stage;
        this.settings = scene.settings();
        this.home = scene.home();
        this.operator = new Operator(home, settings);
        this.scenario = scenario;
    }

    /** Where operators ask, and with what. */
    String operators() {
        return operator.words();
    }

    /** All at once: they wait for each other where they must. */
    int start(Fleet fleet, double speed) {
        operator.prepare(stage);
        List<String> backends = List.of(fleet.address("serving-1"), fleet.address("serving-2"));
        List<Service> services = List.of(
                stage.serve(fleet.program(App.STREAM, "stream", Map.of())),
                stage.serve(fleet.program(App.SERVING, "serving-1", replica("grpc-1", "admin-1"))),
                stage.serve(fleet.program(App.SERVING, VICTIM, breakable(replica("grpc-2", "admin-2")))),
                stage.serve(fleet.program(App.INTAKE, "intake", Map.of())),
                stage.serve(fleet.program(App.PEOPLE, "people", people(fleet))),
                stage.serve(fleet.program(App.BALANCER, "balancer", breakable(balancer(backends)))),
                stage.serve(fleet.program(App.MONITOR, "monitor", breakable(watched(fleet, speed)))));
        CompletableFuture<Void> all =
                CompletableFuture.allOf(services.stream().map(Service::ready).toArray(CompletableFuture[]::new));
        scene.vigil().await(all, settings.readyPatience(), late(services));
        address(fleet);
        return services.size();
    }

    /** Replays the feed from a day on. */
    void replay(Fleet fleet, LocalDate day, double speed) {
        stage.serve(fleet.program(App.REPLAY, "replay", breakable(FirstRun.replay(day, speed))));
    }

    /** The settings of a process that suffers the faults that are switched on. */
    private static Map<String, Object> breakable(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("profile", "demonstration");
        settings.put("faults.enabled", true);
        return settings;
    }

    /** Keys are made at the first start; letters stay in memory unless the settings name a mail server. */
    private static Map<String, Object> people(Fleet fleet) {
        return Map.of(
                "people.site",
                fleet.address("people"),
                "people.console",
                fleet.address("monitor"),
                "people.keys.create",
                true,
                "people.mailbox",
                true);
    }

    private Map<String, Object> replica(String grpcPort, String adminPort) {
        Map<String, Object> own = new HashMap<>(operator.replica(adminPort));
        own.put("grpc.port", settings.port(grpcPort));
        return own;
    }

    private Map<String, Object> balancer(List<String> backends) {
        return Map.of("backends", backends, "balancer.admin-port", settings.port("balancer-admin"));
    }

    /** Event time runs as fast as the replay, and the windows of the wall clock become sixty times shorter: an hour must fit into a demonstration. */
    private Map<String, Object> watched(Fleet fleet, double speed) {
        Map<String, Object> own = new HashMap<>();
        own.put("targets", targets(fleet));
        own.put("retraining.door", fleet.address("admin-1"));
        own.put("alerts.event-scale", Math.max(1, speed));
        own.put("alerts.wall-scale", MINUTES_FOR_AN_HOUR);
        own.put("faults.door", "http://127.0.0.1:" + settings.port("balancer-admin"));
        scenario.ifPresent(played -> {
            own.put("retraining.alerts", played.alerts());
            // Plays of the same day are stories of their own: the rest and the budget after one are not the next one's.
            own.put("retraining.cool-down", "0 s");
            own.put("retraining.window", played.patience().toSeconds() + " s");
        });
        return own;
    }

    private static List<String> targets(Fleet fleet) {
        return Stream.of("serving-1", "serving-2", "balancer", "stream", "intake", "people")
                .map(name -> name + "=" + fleet.address(name))
                .toList();
    }

    private String late(List<Service> services) {
        return "Not every process answered within " + settings.readyPatience().toSeconds()
                + " s; read the logs of those that did not, in " + home.folder("logs") + ": "
                + services.stream().map(Service::name).toList();
    }

    private void address(Fleet fleet) {
        Report report = scene.report();
        report.address("console", fleet.address("monitor") + "/");
        report.address("predictions", fleet.address("balancer") + "/v2");
        report.address("events", fleet.address("intake") + "/v1/events");
        report.address("warn me", fleet.address("people") + "/subscribe");
        report.address("metrics", fleet.address("monitor") + "/metrics");
        report.address("figures", fleet.address("monitor") + "/api/figures");
    }
}
