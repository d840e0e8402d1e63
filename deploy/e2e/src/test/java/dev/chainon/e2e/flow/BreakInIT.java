package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests to every process that answers, for a file that none of them serves: the password of the back office. */
@ExtendWith(SharedDemonstration.class)
class BreakInIT {

    private static final List<String> PROCESSES =
            List.of("monitor", "balancer", "serving-1", "serving-2", "stream", "intake", "people");
    /** Where files or names are looked up by what a request says. */
    private static final List<String> ROUTES =
            List.of("/", "/static/", "/v2/models/", "/v2/models/late-arrival/versions/", "/v1/", "/v1/events/");
    /** What takes a body: content type and a body that names the file in each place where a name belongs. */
    private static final Map<String, List<String>> BODIES = Map.of(
            "/v1/events",
            List.of(
                    "application/json",
                    "{\"type\":\"departure\",\"flight\":\"%1$s\",\"sent\":\"2001-01-08T22:00Z\",\"departed\":\"2001-01-08T15:00\",\"origin\":\"%1$s\",\"destination\":\"%1$s\",\"distance\":602}"),
            "/v1/flights/predict",
            List.of("application/json", "{\"origin\":\"%1$s\",\"destination\":\"%1$s\"}"),
            "/v2/models/late-arrival/infer",
            List.of(
                    "application/json",
                    "{\"id\":\"%1$s\",\"inputs\":[{\"name\":\"%1$s\",\"shape\":[1,52],\"datatype\":\"%1$s\",\"data\":[\"%1$s\"]}]}"),
            "/try",
            List.of("application/x-www-form-urlencoded", "origin=%1$s&destination=%1$s&departure=%1$s"));

    private static Demonstration demonstration;
    private static String file;
    private static String password;

    @BeforeAll
    static void chooseTheFile(Demonstration running) throws IOException {
        demonstration = running;
        Path secret = running.state().resolve("run/secrets/backoffice");
        file = secret.toAbsolutePath().toString().substring(1);
        password = Files.readString(secret).strip();
        assertThat(running.settings("serving-1").hasPath("backoffice")).isFalse();
    }

    @Test
    @Criterion("B2Cr9.break-in")
    void noRouteLeadsToAFileOutside_whereACarelessServerGivesIt() throws Exception {
        try (CarelessServer careless = CarelessServer.start(demonstration.state())) {
            for (Traversal.Method method : Traversal.Method.values()) {
                assertThat(Traversal.targets("/", file))
                        .as("the same requests to a server that does not look")
                        .anyMatch(target ->
                                answer(careless.address(), method.of(target)).contains(password));
            }
        }
        for (String process : PROCESSES) {
            for (String route : ROUTES) {
                for (String target : Traversal.targets(route, file)) {
                    for (Traversal.Method method : Traversal.Method.values()) {
                        assertSaysNothing(process, method.of(target));
                    }
                }
            }
            assertStillAnswers(process);
        }
    }

    @Test
    @Criterion("B2Cr9.break-in")
    void noBodyThatNamesAFileIsAnsweredWithIt_byAnyProcess() throws Exception {
        for (String process : PROCESSES) {
            for (Map.Entry<String, List<String>> route : BODIES.entrySet()) {
                for (String name : Traversal.names(file)) {
                    String body = String.format(route.getValue().get(1), name);
                    assertSaysNothing(
                            process,
                            Traversal.post(route.getKey(), route.getValue().get(0), body));
                    assertSaysNothing(
                            process, Traversal.post(route.getKey(), "application/x-ndjson", body + "\n" + name));
                    assertSaysNothing(process, Traversal.post(route.getKey(), "text/csv", name + "," + name));
                }
            }
            assertStillAnswers(process);
        }
    }

    private static void assertSaysNothing(String process, String request) {
        assertThat(answer(demonstration.address(process), request))
                .as(process + " " + request)
                .doesNotContain(password);
    }

    private static void assertStillAnswers(String process) {
        assertThat(answer(demonstration.address(process), Traversal.Method.GET.of("/v2/health/live")))
                .as(process)
                .startsWith("HTTP/1.1 200");
    }

    private static String answer(String address, String request) {
        try {
            return Traversal.ask(address, request);
        } catch (IOException e) {
            return "hung up: " + e.getMessage();
        }
    }
}
