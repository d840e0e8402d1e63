package dev.chainon.acceptance;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The measures that supervision needs are published in Prometheus format. */
final class MetricsCheck implements Check {

    private static final List<String> REPLICA =
            List.of("chainon_inferences_total", "chainon_model_version", "chainon_admission_wait_seconds");
    private static final List<String> BALANCER = List.of(
            "chainon_balancer_request_seconds", "chainon_balancer_failures_total", "chainon_balancer_backend_ready");

    @Override
    public Finding run(Session session) {
        List<String> wanted = session.order().metrics();
        if (wanted.isEmpty()) {
            wanted = session.served().balanced() ? BALANCER : REPLICA;
        }
        Client.Answer answer = session.client().get("/metrics").demand(200);
        Unmet.unless(
                answer.header("content-type").startsWith("text/plain"),
                "/metrics n’est pas au format texte de Prometheus",
                "/metrics is not in the text format of Prometheus");
        List<String> missing =
                wanted.stream().filter(name -> !published(name, answer.body())).toList();
        Unmet.unless(missing.isEmpty(), "mesures absentes\u00a0: " + missing, "measures that are missing: " + missing);
        return Finding.passed(
                        wanted.size() + " mesures attendues, toutes publiées",
                        wanted.size() + " measures expected, all published")
                .with(Map.of("acceptance.metrics.expected", (double) wanted.size()));
    }

    private static boolean published(String name, String text) {
        return Pattern.compile("(?m)^" + Pattern.quote(name) + "(_count|_bucket|_sum|_total)?[ {]")
                .matcher(text)
                .find();
    }
}
