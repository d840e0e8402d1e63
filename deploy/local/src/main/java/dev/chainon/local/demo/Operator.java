package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The key by which the ports for operators open: made at the first start, in a file that its owner alone can read, and never printed. */
record Operator(Home home, Settings settings) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final List<String> PORTS = List.of("admin-1", "admin-2", "balancer-admin");

    Path secret() {
        return home.run("secrets").resolve("operator");
    }

    private Path keys() {
        return home.state().resolve("security/keys.json");
    }

    /** Makes the key where there is none yet. */
    void prepare(Stage stage) {
        if (!Files.exists(secret()) || !Files.exists(keys())) {
            Program.Java java = new Program.Java(
                    ClassPath.ofModule(home, App.SERVING.module()), "dev.chainon.apps.Keys", settings.heapMb("models"));
            List<String> words = List.of(keys().toString(), "keep", "operator", "admin,auditor", secret().toString());
            stage.run(new Program("keys", java, List.of("-XX:TieredStopAtLevel=1"), words, Map.of()), LONGEST);
        }
    }

    /** Settings of a replica whose port for operators is that one. */
    Map<String, Object> replica(String portKey) {
        return Map.of("admin.enabled", true, "admin.port", settings.port(portKey));
    }

    /** One line for people. */
    String words() {
        return "127.0.0.1:"
                + String.join(
                        ", ",
                        PORTS.stream().map(settings::port).map(String::valueOf).toList())
                + " by X-API-Key, the key is in " + secret();
    }
}
