package dev.chainon.console.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chainon.console.source.Oracle.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpOracleTest {

    private HttpServer server;
    private volatile int status = 200;
    private volatile String reply = "";
    private volatile String asked = "";
    private volatile String key = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v1/kettles/predict", exchange -> {
            key = String.valueOf(exchange.getRequestHeaders().getFirst("X-API-Key"));
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Answer ask() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/kettles/predict");
        return new HttpOracle(address, Optional.of("a-key")).ask(Map.of("kettle", "blue"));
    }

    @Test
    void readsTheProbabilityAndTheFacts() {
        reply = "{\"probability\":0.25,\"model_version\":\"3\",\"facts\":{\"originCity\":\"Atlanta\"}}";

        Answer answer = ask();

        assertThat(asked).isEqualTo("{\"kettle\":\"blue\"}");
        assertThat(key).isEqualTo("a-key");
        assertThat(answer).isInstanceOfSatisfying(Answer.Risk.class, risk -> {
            assertThat(risk.probability()).isEqualTo(.25);
            assertThat(risk.facts()).containsEntry("originCity", "Atlanta").containsEntry("model_version", "3");
        });
    }

    @Test
    void passesTheDetailOfAProblem() {
        status = 400;
        reply = "{\"type\":\"/v1/errors/invalid-request\",\"status\":400,\"detail\":\"'origin' is missing\"}";

        assertThat(ask()).isEqualTo(new Answer.Refused("'origin' is missing"));
    }

    @Test
    void passesTheReasonOfARefusal() {
        status = 400;
        reply = "{\"error\":\"'kettle' must be a string\"}";

        assertThat(ask()).isEqualTo(new Answer.Refused("'kettle' must be a string"));
    }

    @Test
    void isUnavailable_whenServingIsNotReady_orNotJson_orGone() {
        status = 503;
        reply = "{\"error\":\"not ready: model\"}";
        assertThat(ask()).isEqualTo(new Answer.Unavailable("not ready: model"));

        reply = "<html>";
        assertThat(ask()).isInstanceOf(Answer.Unavailable.class);

        server.stop(0);
        assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    }
}
