package dev.chainon.local.demo;

import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What each process of a platform that runs elsewhere finds in its own folder: its settings, with no password but its own. */
record Papers(External external, Fleet fleet, Secrets secrets) {

    private static final int GRPC_PORT = 8081;
    private static final int ADMIN_PORT = 8091;

    /** The key by which the monitor and Prometheus read the figures of the servers, and the pages try a prediction. */
    static final String READER = "reader";

    /** The key by which Alertmanager hands alerts to the bug database. */
    static final String TICKETS = "tickets";

    /** @param replay what the replay is told */
    void hand(Map<String, Object> replay) {
        for (String name : external.processes()) {
            App app = App.valueOf(name.replaceFirst("-[0-9]+$", "").toUpperCase(Locale.ROOT));
            fleet.tell(app, name, own(app, replay), place(name).resolve("app.conf"));
        }
        copy(READER, place("prometheus").resolve("key"));
        copy(TICKETS, place("alertmanager").resolve("key"));
    }

    private Path place(String name) {
        try {
            return Files.createDirectories(external.settings().resolve(name));
        } catch (IOException e) {
            throw new Failure("The folder of " + name + " in " + external.settings() + " cannot be made: " + e, e);
        }
    }

    private void copy(String secret, Path to) {
        try {
            Files.writeString(to, secrets.password(secret));
        } catch (IOException e) {
            throw new Failure("The key " + to + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> own(App app, Map<String, Object> replay) {
        return switch (app) {
            case SERVING ->
                Map.of(
                        "grpc.port",
                        GRPC_PORT,
                        "admin.enabled",
                        true,
                        "admin.host",
                        "0.0.0.0",
                        "admin.port",
                        ADMIN_PORT);
            case BALANCER ->
                Map.of("backends", replicas().map(fleet.site()::address).toList(), "balancer.admin-port", ADMIN_PORT);
            case PEOPLE ->
                Map.of(
                        "people.site",
                        external.people(),
                        "people.console",
                        external.console(),
                        "people.keys.create",
                        true,
                        "people.mailbox",
                        true);
            case MONITOR -> watched(replay);
            case REPLAY -> replay;
            default -> Map.of();
        };
    }

    private Stream<String> replicas() {
        return external.processes().stream().filter(name -> name.startsWith("serving-"));
    }

    /** Event time runs as fast as the replay. */
    private Map<String, Object> watched(Map<String, Object> replay) {
        Map<String, Object> own = new HashMap<>();
        List<String> targets = external.targets(fleet.site());
        own.put("targets", targets);
        own.put("monitoring.key", secrets.password(READER));
        own.put("tickets.key", secrets.password(TICKETS));
        own.put("retraining.door", "http://serving-1:" + ADMIN_PORT);
        own.put("alerts.event-scale", replay.getOrDefault("replay.speed", 1.0));
        return own;
    }
}
