package dev.chainon.console.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chainon.console.source.FaultDesk.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFaultDeskTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer door;
    private HttpFaultDesk desk;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        door = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        door.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-API-Key"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        door.start();
        desk = new HttpFaultDesk(
                URI.create("http://127.0.0.1:" + door.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        door.stop(0);
    }

    @Test
    void carriesTheKeyToTheDoor_whichDecides() {
        assertThat(desk.turn("deadlock", true, "the-key")).isEqualTo(Answer.TURNED);
        status = 403;
        assertThat(desk.turn("deadlock", false, "another")).isEqualTo(Answer.DENIED);
        status = 401;
        assertThat(desk.turn("deadlock", false, "none")).isEqualTo(Answer.DENIED);
        status = 404;
        assertThat(desk.turn("flood", true, "the-key")).isEqualTo(Answer.UNKNOWN);
        status = 500;
        assertThat(desk.turn("drift", true, "the-key")).isEqualTo(Answer.AWAY);

        assertThat(asked)
                .startsWith("POST /admin/faults/deadlock/on the-key", "POST /admin/faults/deadlock/off another");
    }

    @Test
    void whatIsNoKeyAndWhatIsNoName_goesNowhere() {
        assertThat(desk.turn("deadlock", true, "")).isEqualTo(Answer.DENIED);
        assertThat(desk.turn("deadlock", true, "a\r\nX-Other: b")).isEqualTo(Answer.DENIED);
        assertThat(desk.turn("../keys", true, "the-key")).isEqualTo(Answer.UNKNOWN);

        assertThat(asked).isEmpty();
    }

    @Test
    void saysAway_whenNobodyAnswers() {
        door.stop(0);

        assertThat(desk.turn("deadlock", true, "the-key")).isEqualTo(Answer.AWAY);
    }
}
