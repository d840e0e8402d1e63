package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher asks of a replica's port for operators; that the port does it is a test of the serving side. */
final class OperatorTest {

    private static final String STATUS = "{\"model_version\":\"3\",\"release\":{\"mode\":\"shadow\"}}";

    @TempDir
    Path state;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer replica;
    private int absent;
    private Operator operator;

    @BeforeEach
    void start() throws IOException {
        replica = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        replica.createContext("/admin", exchange -> {
            String key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-API-Key"))
                    .orElse("");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key);
            byte[] body = STATUS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(key.equals("chn_the-key") ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        replica.start();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            absent = socket.getLocalPort();
        }
        Files.writeString(
                state.resolve("chainon.conf"),
                "local.ports { admin-1 = " + replica.getAddress().getPort() + ", admin-2 = " + absent + " }");
        operator = new Operator(new Home(Path.of("."), state), Settings.read(state));
    }

    @AfterEach
    void stop() {
        replica.stop(0);
    }

    @Test
    @Criterion("B2Cr7.access")
    void asksBothReplicasByTheKeyOfItsFile_andSaysWhichOneDoesNotAnswer() throws IOException {
        Files.createDirectories(operator.secret().getParent());
        Files.writeString(operator.secret(), "chn_the-key\n");

        List<String> lines = ReleaseCommand.lines(operator.ask("POST", "/admin/reload"));

        assertThat(asked).containsExactly("POST /admin/reload chn_the-key");
        assertThat(lines)
                .containsExactly(
                        "  replica 127.0.0.1:" + replica.getAddress().getPort()
                                + ": serves version 3, release {\"mode\":\"shadow\"}",
                        "  replica 127.0.0.1:" + absent
                                + ": does not answer its operator; it follows by itself within seconds of being back");
    }

    @Test
    @Criterion("B2Cr7.access")
    void withoutAKey_nothingIsAsked() {
        assertThat(operator.ask("GET", "/admin/status").values()).containsOnly(Optional.empty());
        assertThat(asked).isEmpty();
    }
}
