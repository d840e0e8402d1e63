package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a double on this machine that answers in the shapes that OSV's own description gives. */
class OsvApiTest {

    private static final List<Component> LOG4J = List.of(Examples.component("2.14.1"), Examples.component("2.17.1"));

    private final List<JsonNode> asked = new ArrayList<>();
    private final List<String> batches = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private HttpServer server;
    private OsvApi api;
    private int status = 200;

    @BeforeEach
    void startDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/querybatch", exchange -> {
            asked.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            answer(exchange, batches.remove(0));
        });
        server.createContext("/v1/vulns/GHSA-jfh8-c2jp-5v3q", exchange -> answer(exchange, Examples.text()));
        server.start();
        api = new OsvApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void answer(com.sun.net.httpserver.HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stopDouble() {
        server.stop(0);
    }

    private int ask() {
        return api.ask(LOG4J, record -> taken.add(record.path("id").asText()));
    }

    @Test
    void asksForEachVersion_andFetchesEachRecordOnce() {
        batches.add(
                "{'results':[{'vulns':[{'id':'GHSA-jfh8-c2jp-5v3q','modified':'2025-10-22T19:37:02Z'}]},{'vulns':[{'id':'GHSA-jfh8-c2jp-5v3q'}]}]}");
        assertThat(ask()).isEqualTo(1);
        assertThat(taken).containsExactly("GHSA-jfh8-c2jp-5v3q");
        JsonNode first = asked.get(0).path("queries").path(0);
        assertThat(first.toString())
                .isEqualTo(
                        "{\"version\":\"2.14.1\",\"package\":{\"ecosystem\":\"Maven\",\"name\":\"org.apache.logging.log4j:log4j-core\"}}");
    }

    @Test
    void followsPages_forTheQuestionThatHasMore() {
        batches.add("{'results':[{},{'vulns':[],'next_page_token':'more'}]}");
        batches.add("{'results':[{'vulns':[{'id':'GHSA-jfh8-c2jp-5v3q'}]}]}");
        assertThat(ask()).isEqualTo(1);
        assertThat(asked.get(1).path("queries")).hasSize(1);
        assertThat(asked.get(1).path("queries").path(0).path("page_token").asText())
                .isEqualTo("more");
        assertThat(asked.get(1).path("queries").path(0).path("version").asText())
                .isEqualTo("2.17.1");
    }

    @Test
    void nothingKnown_isAnAnswer() {
        batches.add("{'results':[{},{}]}");
        assertThat(ask()).isZero();
    }

    @Test
    void anAnswerThatIsNone_isNeverClean() {
        for (String wrong :
                List.of("{}", "{'results':[{}]}", "<html>", "", "{'results':[{'vulns':[{'id':'UNKNOWN'}]},{}]}")) {
            batches.add(wrong);
            assertThatThrownBy(this::ask)
                    .as(wrong)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("NOT checked")
                    .hasMessageContaining("--advisories");
        }
        status = 503;
        batches.add("{'results':[{},{}]}");
        assertThatThrownBy(this::ask).hasMessageContaining("/v1/querybatch answered 503");
    }

    @Test
    void aServiceThatCannotBeReached_isNeverClean() {
        server.stop(0);
        assertThatThrownBy(this::ask)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("ConnectException")
                .hasMessageContaining("NOT checked");
    }
}
