package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.model.Wish;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release as clients see it. */
class ReleaseHttpTest {

    private static final String INFER = "/v2/models/kettle-spills/infer";
    private static final String OF_TWO = "/v2/models/kettle-spills/versions/2/infer";
    private static final String ROW =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";

    private static final String KETTLE = "{\"kettle\":\"red\",\"litres\":1.5}";

    @TempDir
    Path folder;

    private ToyServer server;

    @BeforeEach
    void start() {
        server = new ToyServer(folder).serve(1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void challenge(boolean canary, int percent) {
        server.challenge(2, canary, percent);
    }

    private HttpResponse<String> ask(String path, String lane) {
        return ask(path, ROW, lane);
    }

    private HttpResponse<String> ask(String path, String body, String lane) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return server.send(lane.isEmpty() ? request : request.header(Wish.HEADER, lane));
    }

    private String version(String path, String lane) {
        return version(path, ROW, lane);
    }

    private String version(String path, String body, String lane) {
        HttpResponse<String> answer = ask(path, body, lane);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("model_version");
    }

    @Test
    @Criterion("B1Cr1.canary")
    void header_orVersionInThePath_choosesTheCanary() {
        challenge(true, 0);
        assertThat(version(INFER, "")).isEqualTo("1");
        assertThat(version(INFER, "challenger")).isEqualTo("2");
        assertThat(version(OF_TWO, "")).isEqualTo("2");
        challenge(true, 100);
        assertThat(version(INFER, "")).isEqualTo("2");
        assertThat(version(INFER, "champion")).isEqualTo("1");
        server.slot.unchallenge();
        assertThat(version(INFER, "challenger")).isEqualTo("1");
        assertThat(ask(OF_TWO, "").statusCode()).isEqualTo(404);
    }

    @Test
    @Criterion("B1Cr1.canary")
    void theDomainsOwnWay_followsTheSameLane() {
        server.withLog();
        challenge(true, 0);
        String predict = "/v1/kettles/predict";
        assertThat(version(predict, KETTLE, "")).isEqualTo("1");
        assertThat(version(predict, KETTLE, "challenger")).isEqualTo("2");
        challenge(true, 100);
        assertThat(version(predict, KETTLE, "")).isEqualTo("2");
        assertThat(version(predict, KETTLE, "champion")).isEqualTo("1");
        assertThat(version("/v1/kettles/explain", KETTLE, "")).isEqualTo("1");
        assertThat(version("/v1/kettles/explain", KETTLE, "challenger")).isEqualTo("2");
    }

    @Test
    void whatIsAskedAboutTheModel_isAboutTheChampion_unlessAVersionIsNamed() {
        challenge(true, 100);
        for (int i = 0; i < 5; i++) {
            assertThat(server.get("/v2/models/kettle-spills").body()).contains("\"versions\":[\"1\"]");
        }
        assertThat(server.get("/v2/models/kettle-spills/versions/2").body()).contains("\"versions\":[\"2\"]");
    }

    @Test
    @Criterion("B1Cr1.shadow")
    void shadow_answersNobody() {
        challenge(false, 100);
        assertThat(version(INFER, "challenger")).isEqualTo("1");
        assertThat(ask(OF_TWO, "").statusCode()).isEqualTo(404);
    }

    @Test
    @Criterion("B1Cr1.canary")
    void trialsThatBeginAndEnd_failNoRequest() {
        for (int round = 0; round < 20; round++) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(server.postLater(INFER, ROW));
            }
            challenge(true, 50);
            for (int i = 0; i < 20; i++) {
                all.add(server.postLater(INFER, ROW));
            }
            server.slot.unchallenge();
            assertThat(all)
                    .allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        }
    }
}
