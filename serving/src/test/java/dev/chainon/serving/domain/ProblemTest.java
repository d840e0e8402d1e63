package dev.chainon.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.ToyServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the domain API as RFC 9457 has them. */
class ProblemTest {

    private static final String PREDICT = "/v1/kettles/predict";

    @TempDir
    static Path folder;

    private static ToyServer server;

    @BeforeAll
    static void start() {
        server = new ToyServer(folder).serve(2).withLog();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The problem of an answer, whose status and type agree with its head. */
    private static JsonObject problem(HttpResponse<String> response, Problem.Kind kind) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(kind.status());
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("type")).isEqualTo("/v1/errors/" + kind.key());
        assertThat(problem.getInteger("status")).isEqualTo(kind.status());
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank().doesNotContain("Exception", "\tat ", "dev.chainon");
        return problem;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /kettle | 'kettle' is missing; it must be a string",
                "{\"kettle\":7} | /kettle | 'kettle' must be a string, for instance red, not 7",
                "{\"kettle\":null} | /kettle | 'kettle' must be a string, for instance red, not null",
                "{\"kettle\":[\"a\"]} | /kettle | 'kettle' must be a string, for instance red, not an array",
                "{\"kettle\":\"a\",\"litres\":\"2\"} | /litres | 'litres' must be a number, for instance 1.5, not a string",
                "{\"kettle\":\"a\",\"litres\":-2} | /litres | 'litres' must be 0 or more",
                "{\"kettle\":\"a\",\"colour\":1} | /colour | there is no field 'colour'; there are [kettle, litres] and 'features'",
                "{\"kettle\":\"a\",\"a/b~c\":1} | /a~1b~0c | there is no field 'a/b~c'",
                "{\"kettle\":\"a\",\"kettle\":\"b\"} | /kettle | the member 'kettle' stands twice",
                "{\"kettle\":\"a\",\"litres\":1e999} | /litres | is too large",
                "{\"kettle\":\"a\",\"features\":7} | /features | must be an object of numbers",
                "{\"kettle\":\"a\",\"features\":{\"steam\":1}} | /features/steam | there is no feature 'steam'",
                "{\"kettle\":\"a\",\"features\":{\"litres\":1e39}} | /features/litres | fits into 32 bits",
                "{\"kettle\":\"a\",\"features\":{\"litres\":\"1\"}} | /features/litres | not a string",
                "[] | `` | the array must hold 1 to 50 instances, not 0",
                "[{\"kettle\":\"a\"},7] | /1 | an instance must be a JSON object, not 7",
                "[{\"kettle\":\"a\"},{\"litres\":1}] | /1/kettle | 'kettle' is missing",
                "7 | `` | the body must be a JSON object, not 7",
            })
    @Criterion("B2Cr7.errors")
    void eachWrongFieldIsPointedAt(String body, String pointer, String detail) {
        JsonObject problem = problem(server.post(PREDICT, body), Problem.Kind.INVALID_REQUEST);
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.getString("detail")).contains(detail);
    }

    @Test
    @Criterion("B2Cr7.errors")
    void everyWrongFieldIsListed_upToTwenty() {
        JsonArray three = problem(server.post(PREDICT, "{\"litres\":true,\"colour\":1}"), Problem.Kind.INVALID_REQUEST)
                .getJsonArray("errors");
        assertThat(three).hasSize(3);
        String many = "[" + String.join(",", Collections.nCopies(40, "{}")) + "]";
        JsonObject problem = problem(server.post(PREDICT, many), Problem.Kind.INVALID_REQUEST);
        assertThat(problem.getJsonArray("errors")).hasSize(20);
        assertThat(problem.getString("detail")).endsWith("and 37 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"kettle\":NaN}",
                "{\"kettle\":Infinity}",
                "{'kettle':'a'}",
                "{\"kettle\":\"a\"} x",
                "{\"kettle\":\"a\"} {}",
                "{\"kettle\":\"a\",}",
                "{\"kettle\":01}",
                "{\"kettle\":\"\\ud8\"}",
                "[[[[[[[[[[1]]]]]]]]]]",
                "{\"litres\":11111111111111111111111111111111111111111111111111111111111111111111111111111111}"
            })
    @Criterion("B2Cr7.errors")
    void whatIsNotJson_isToldWhere(String body) {
        problem(server.post(PREDICT, body), Problem.Kind.MALFORMED_JSON);
    }

    @Test
    void longTextsAndNames_areRefused() {
        problem(server.post(PREDICT, "{\"kettle\":\"" + "x".repeat(5000) + "\"}"), Problem.Kind.MALFORMED_JSON);
        JsonObject problem =
                problem(server.post(PREDICT, "{\"" + "y".repeat(200) + "\":1}"), Problem.Kind.INVALID_REQUEST);
        assertThat(problem.encode()).hasSizeLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=latin1",
                "application/jsonx",
                ""
            })
    @Criterion("B2Cr7.errors")
    void anotherContentType_isRefused(String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(PREDICT))
                .POST(HttpRequest.BodyPublishers.ofString("{\"kettle\":\"a\"}"));
        problem(
                server.send(type.isEmpty() ? request : request.header("Content-Type", type)),
                Problem.Kind.WRONG_CONTENT_TYPE);
    }

    @Test
    void jsonInUtf8_isAccepted_howeverItIsWritten() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(PREDICT))
                .header("Content-Type", "Application/JSON; charset=\"UTF-8\"")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kettle\":\"a\"}"));
        assertThat(server.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    @Criterion("B2Cr7.errors")
    void theWrongMethod_isToldTheRightOnes() {
        HttpResponse<String> response = server.get(PREDICT);
        problem(response, Problem.Kind.METHOD_NOT_ALLOWED);
        assertThat(response.headers().firstValue("allow")).contains("POST");
        HttpRequest.Builder delete =
                HttpRequest.newBuilder(server.uri("/v1/kettles/model")).DELETE();
        HttpResponse<String> other = server.send(delete);
        problem(other, Problem.Kind.METHOD_NOT_ALLOWED);
        assertThat(other.headers().firstValue("allow")).contains("GET");
    }

    @Test
    void bodiesAboveTheLimit_areRefused_announcedOrNot() {
        String large = "{\"kettle\":\"" + " ".repeat(30_000) + "\"}";
        problem(server.post(PREDICT, large), Problem.Kind.TOO_LARGE);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(server.uri(PREDICT))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(30, new byte[1000])));
        problem(server.send(chunked), Problem.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kettles/predict?explain=all,#explain",
        "/v1/kettles/predict?explain=features&explain=features,#explain",
        "/v1/kettles/predict?verbose=1,#verbose",
        "/v1/kettles/explain?top=0,#top",
        "/v1/kettles/explain?top=4,#top",
        "/v1/kettles/explain?top=x,#top"
    })
    void parametersOfAQuery_areCheckedToo(String path, String pointer) {
        JsonObject problem = problem(server.post(path, "{\"kettle\":\"a\"}"), Problem.Kind.INVALID_REQUEST);
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo(pointer);
    }

    @Test
    void pathsThatLeadNowhere_areNotFound() {
        problem(server.get("/v1/nothing"), Problem.Kind.NOT_FOUND);
        problem(server.get("/v1/errors/none"), Problem.Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(Problem.Kind.class)
    @Criterion("B1Cr4.error-pages")
    void everyTypeOfProblem_hasItsPage(Problem.Kind kind) {
        HttpResponse<String> page = server.get("/v1/errors/" + kind.key());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("**What it means.**", "**What to do.**", "/v1/errors/" + kind.key());
    }
}
