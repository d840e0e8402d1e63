package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every process of a demonstration owes: measures, health, pages in two languages, an answer. */
@ExtendWith(SharedDemonstration.class)
class EveryProcessIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MENU = Pattern.compile("<li><a href=\"(/[a-z]*)\"");

    private static Demonstration demonstration;

    @BeforeAll
    static void look(Demonstration running) {
        demonstration = running;
    }

    @Test
    @Criterion("B1Cr6.metrics")
    void everyProcessPublishesItsMeasures() throws Exception {
        for (String process : List.of("monitor", "balancer", "serving-1", "serving-2", "stream", "intake")) {
            assertThat(demonstration
                            .get(demonstration.address(process) + "/metrics")
                            .body())
                    .as(process)
                    .contains("# HELP ", "# TYPE ");
        }
    }

    @Test
    @Criterion("B1Cr6.health")
    void everyProcessSaysThatItIsAliveAndReady() throws Exception {
        for (String process : List.of("monitor", "balancer", "serving-1", "serving-2", "stream", "intake")) {
            assertThat(demonstration
                            .get(demonstration.address(process) + "/v2/health/live")
                            .statusCode())
                    .as(process)
                    .isEqualTo(200);
            assertThat(demonstration
                            .get(demonstration.address(process) + "/v2/health/ready")
                            .statusCode())
                    .as(process)
                    .isEqualTo(200);
        }
    }

    @Test
    void answersARequestThroughTheBalancer() throws Exception {
        String answer = demonstration
                .post(
                        demonstration.address("balancer") + "/v1/flights/predict",
                        "{\"origin\":\"ATL\",\"destination\":\"ORD\"}")
                .body();

        assertThat(JSON.readTree(answer).path("probability").asDouble())
                .as(answer)
                .isBetween(0.0, 1.0);
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void everyCheckOfTheProtocolPasses_throughTheBalancerAndByGrpc() throws Exception {
        Demonstration.Ended ended = demonstration.run(
                "conformance", demonstration.address("balancer"), "--grpc", demonstration.place("grpc-1"));

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).contains(" 0 failed, 0 not offered");
    }

    @Test
    @Criterion("B4Cr1.pages")
    void everyPageOpensInBothLanguages_withoutACallOutside() throws Exception {
        List<String> menu = MENU.matcher(demonstration
                        .get(demonstration.address("monitor") + "/")
                        .body())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(menu).contains("/", "/try", "/quality", "/model", "/lineage", "/operations", "/jobs", "/jury");
        List<String> pages = new ArrayList<>(menu);
        pages.add("/contract");
        for (String page : pages) {
            for (String language : List.of("fr", "en")) {
                var answer = demonstration.get(demonstration.address("monitor") + page + "?lang=" + language);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body())
                        .as(page)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("src=\"http", "src=\"//");
            }
        }
    }
}
