package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key by which the ports for operators open: made at the first start, in a file that its owner alone can read, and never printed. */
record Operator(Home home, Settings settings) {

    private static final List<String> REPLICAS = List.of("admin-1", "admin-2");
    private static final List<String> PORTS = List.of("admin-1", "admin-2", "balancer-admin");

    Path secret() {
        return home.run("secrets").resolve("operator");
    }

    /** Makes the key where there is none yet. */
    void prepare(Stage stage) {
        new ServerKeys(home, settings, stage).keep("operator", "admin,auditor", secret());
    }

    /**
     * Asks both replicas, as the operator, on their ports for operators.
     *
     * @param method GET or POST
     * @param path such as {@code /admin/status}
     * @return what each answered, by its address; empty where it did not, or where there is no key yet
     */
    Map<String, Optional<String>> ask(String method, String path) {
        Optional<String> key = key();
        Map<String, Optional<String>> answers = new LinkedHashMap<>();
        for (String port : REPLICAS) {
            String address = "127.0.0.1:" + settings.port(port);
            answers.put(address, key.flatMap(known -> Http.order("http://" + address + path, method, known)));
        }
        return answers;
    }

    private Optional<String> key() {
        try {
            return Files.isRegularFile(secret())
                    ? Optional.of(
                            Files.readString(secret(), StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new Failure("The operator's key in " + secret() + " cannot be read: " + e.getMessage(), e);
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
