package dev.chainon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.evidence.record.Criterion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... words) {
        return new Main(stream(out), stream(err)).run(List.of(words));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void endsWith0_andShowsEveryCheck_whenNothingFailed() throws IOException {
        Path file = folder.resolve("result.json");
        try (HonestServer server = new HonestServer((call, reply) -> reply)) {
            assertThat(run(server.address() + "/v2/", "--json", file.toString()))
                    .isZero();
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("passed       infer.id", "not offered  grpc.infer", "--grpc HOST:PORT", " 0 failed, ");
        JsonNode json = Json.MAPPER.readTree(file.toFile());
        assertThat(json.get("command").asText()).isEqualTo("conformance");
        assertThat(json.get("ok").asBoolean()).isTrue();
        assertThat(json.at("/figures/conformance.failed").asInt(-1)).isZero();
        assertThat(json.at("/figures/conformance.passed").asInt()
                        + json.at("/figures/conformance.notoffered").asInt())
                .isEqualTo(json.get("checks").size());
        assertThat(json.at("/checks/0/says").asText()).isNotBlank();
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void endsWith1_andShowsWhatWasSentAndAnswered_whenSomethingFailed() throws IOException {
        try (HonestServer server = new HonestServer((call, reply) -> {
            if (reply.inferred()) {
                reply.object().remove("id");
            }
            return reply;
        })) {
            assertThat(run(server.address().toString(), "--model", "toy")).isEqualTo(1);
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("failed       infer.id", "found:    the answer.id must be a string, and is absent")
                .contains("sent:     POST /v2/models/toy/infer {", "answered: 200 application/json {");
    }

    @Test
    void endsWith2_forBadUsage() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("ftp://host")).isEqualTo(2);
        assertThat(run("http://host", "--grcp", "a:1")).isEqualTo(2);
        assertThat(run("http://host", "--grpc", "host")).isEqualTo(2);
        try (HonestServer server = new HonestServer(
                (call, reply) -> call.path().contains("repository") ? HonestServer.error(404, "no") : reply)) {
            assertThat(run(server.address().toString())).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("URL must be like http://HOST:PORT, not ftp://host")
                .contains("usage: URL [--grpc HOST:PORT]")
                .contains("--grpc needs HOST:PORT, not host")
                .contains("the server does not list its models: name one by --model");
    }

    @Test
    void endsWith3_whenNothingAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(run("http://127.0.0.1:" + port)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No answer from http://127.0.0.1:" + port);
    }
}
