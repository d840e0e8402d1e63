package dev.chainon.local.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.demo.Http;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Takes replicas out of a balancer and lets them in again, as its operator.
 *
 * @param admin its address for operators
 * @param key an API key of the role admin
 */
record BalancerDesk(String admin, String key) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it knows of a replica. */
    Site.Sample look(String backend) {
        String answer = Http.order(admin + "/balancer/backends", "GET", key)
                .orElseThrow(() -> new Failure("The balancer does not say how its replicas do, at " + admin
                        + "/balancer/backends: is it there, and is the operator's key good?"));
        try {
            for (JsonNode each : JSON.readTree(answer).path("backends")) {
                if (each.path("address").asText().equals(backend)) {
                    return new Site.Sample(
                            each.path("state").asText(),
                            each.path("requests").asLong(),
                            each.path("failures").asLong());
                }
            }
        } catch (IOException e) {
            throw new Failure("The balancer's answer at " + admin + " is no JSON.", e);
        }
        throw new Failure("The balancer at " + admin + " has no replica " + backend + ".");
    }

    void drain(String backend) {
        order("drain", backend);
    }

    void resume(String backend) {
        order("resume", backend);
    }

    /** Waits until it may get requests. */
    void awaitReady(String backend, Duration patience) {
        Pause.until("the balancer takes " + backend + " for ready", patience, () -> look(backend)
                .state()
                .equals("READY"));
    }

    private void order(String what, String backend) {
        String query = URLEncoder.encode(backend, StandardCharsets.UTF_8);
        if (Http.order(admin + "/balancer/" + what + "?backend=" + query, "POST", key)
                .isEmpty()) {
            throw new Failure(
                    "The balancer at " + admin + " did not " + what + " " + backend + ": is the operator's key good?");
        }
    }
}
