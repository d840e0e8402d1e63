package dev.chainon.monitoring.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessWatchTest {

    private HttpServer server;
    private volatile int status = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v2/health/ready", exchange -> {
            byte[] body = "{\"error\":\"log: 7 records behind\"}".getBytes(StandardCharsets.UTF_8);
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

    private ProcessReport look(String address) {
        try (ProcessWatch watch = new ProcessWatch(Map.of("serving-1", URI.create(address)), folder)) {
            watch.look();
            return watch.reports().get(0);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void saysReady_whenTheProcessDoes() {
        assertThat(look(address())).matches(ProcessReport::ready).matches(ProcessReport::answers);
    }

    @Test
    void namesTheMissingStep_whenTheProcessIsNotReady() {
        status = 503;

        assertThat(look(address()))
                .matches(r -> !r.ready() && r.answers())
                .extracting(ProcessReport::detail)
                .isEqualTo("log: 7 records behind");
    }

    @Test
    void saysDown_whenNobodyAnswers() {
        String address = address();
        server.stop(0);

        assertThat(look(address))
                .matches(r -> !r.alive() && !r.answers())
                .extracting(ProcessReport::detail)
                .asString()
                .isNotEmpty();
    }

    @Test
    void measuresTheMemoryOfAProcess_thatAPidFileNames() throws IOException {
        Files.writeString(folder.resolve("broker.pid"), ProcessHandle.current().pid() + " java\n");
        Files.writeString(folder.resolve("gone.pid"), "999999999\n");
        Files.writeString(folder.resolve("odd.pid"), "none\n");
        try (ProcessWatch watch = new ProcessWatch(Map.of(), folder)) {
            watch.look();

            assertThat(watch.reports())
                    .singleElement()
                    .matches(ProcessReport::alive)
                    .extracting(ProcessReport::name)
                    .isEqualTo("broker");
            if (Files.isReadable(Path.of("/proc/self/smaps_rollup"))) {
                assertThat(watch.reports().get(0).memoryBytes()).isGreaterThan(10L << 20);
            }
        }
    }
}
