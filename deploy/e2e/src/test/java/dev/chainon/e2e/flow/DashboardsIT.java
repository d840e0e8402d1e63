package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real Prometheus with the committed rules reads the live demonstration, and answers the queries of the committed dashboards. */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedDemonstration.class)
class DashboardsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final int SCRAPES = 3;
    private static final Pattern SENSOR = Pattern.compile("chainon_hardware_[a-z_]+");

    private static PrometheusServer prometheus;
    private static Demonstration demonstration;

    @BeforeAll
    static void start(@TempDir Path folder, Demonstration running) throws Exception {
        PrometheusServer.needed();
        demonstration = running;
        prometheus = PrometheusServer.start(folder, demonstration);
        demonstration.await("Prometheus answers", DashboardsIT::answers);
        demonstration.await(
                "several looks at every process", () -> value("min(count_over_time(up[5m])) * min(up)") >= SCRAPES);
    }

    private static boolean answers() throws Exception {
        try {
            return query("up").path("status").asText().equals("success");
        } catch (ConnectException | JsonProcessingException e) {
            // It is started, and does not listen yet, or says in words that it is not ready.
            return false;
        }
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    /** One look at a process that is missed leaves a query without data until the next look. */
    @Test
    @Criterion(
            value = "B1Cr6.dashboards",
            covers = {"deploy/grafana", "deploy/prometheus"})
    void everyQueryOfTheDashboardsReturnsData() throws Exception {
        for (String file : List.of("chainon.json", "chainon.fr.json")) {
            JsonNode dashboard = JSON.readTree(
                    ROOT.resolve("deploy/grafana/dashboards").resolve(file).toFile());
            List<String> queries =
                    dashboard.findValues("expr").stream().map(JsonNode::asText).toList();
            assertThat(queries).hasSizeGreaterThan(25);
            for (String query : queries) {
                JsonNode answer = query(query);
                assertThat(answer.path("status").asText())
                        .as("%s: %s", query, answer)
                        .isEqualTo("success");
                if (!asksForAnAbsentSensor(query)) {
                    demonstration.await(
                            "data for " + query,
                            () -> !query(query).path("data").path("result").isEmpty());
                }
            }
        }
    }

    /** A machine without a sensor has no measure of it. */
    private static boolean asksForAnAbsentSensor(String query) throws Exception {
        String measures =
                demonstration.get(demonstration.address("monitor") + "/metrics").body();
        return SENSOR.matcher(query).results().anyMatch(sensor -> !measures.contains("\n" + sensor.group() + " "));
    }

    @Test
    @Criterion(value = "B1Cr6.alert-rules", covers = "deploy/prometheus")
    void everyRuleIsEvaluatedWithoutAnError() throws Exception {
        demonstration.await("the first evaluation", () -> rules().findValuesAsText("health").stream()
                .noneMatch("unknown"::equals));

        assertThat(rules().findValuesAsText("health")).hasSizeGreaterThan(20).containsOnly("ok");
    }

    private static JsonNode rules() throws Exception {
        return JSON.readTree(
                demonstration.get(prometheus.address() + "/api/v1/rules").body());
    }

    private static JsonNode query(String query) throws Exception {
        return JSON.readTree(demonstration
                .get(prometheus.address() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body());
    }

    /** 0 while there is none. */
    private static double value(String query) throws Exception {
        return query(query)
                .path("data")
                .path("result")
                .path(0)
                .path("value")
                .path(1)
                .asDouble();
    }
}
