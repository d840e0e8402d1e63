package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.ToyServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client library sends: heads that two readers read differently, and requests that never end. */
class RawRequestsTest {

    private static final String KETTLE = "{\"kettle\":\"a\"}";
    private static final String POST =
            "POST /v1/kettles/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String CHUNKS = "e\r\n" + KETTLE + "\r\n0\r\n\r\n";
    /** A second request behind the first, which whoever stands before this server has not seen. */
    private static final String HIDDEN = "GET /v2 HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    static Path folder;

    private static ToyServer server;

    @BeforeAll
    static void start() {
        server = new ToyServer(
                        folder,
                        0,
                        Doors.door(
                                folder,
                                Rules.SERVING,
                                "chainon.security.access = open",
                                "chainon.security.connections { most = 20, head = 400 ms, body = 400 ms, idle = 900 ms }"))
                .serve(1)
                .withLog();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String written(String head) {
        return head.replace("_", "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 14_Content-Length: 14_",
                "Content-Length: 14_Content-Length: 5_",
                "Content-Length: 14, 14_",
                "Content-Length: +14_",
                "Content-Length: -1_",
                "Content-Length: 0x0e_",
                "Content-Length: 99999999999999999999_",
                "Content-Length : 14_"
            })
    @Criterion("B2Cr7.transport")
    void aLengthThatIsNotOneNumber_isRefused_andTheConnectionEnds(String length) throws IOException {
        assertRefused(RawRequest.ask(server.port, POST + written(length) + "\r\n" + KETTLE + HIDDEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 14_Transfer-Encoding: chunked_",
                "Transfer-Encoding: chunked_Content-Length: 4_",
                "Transfer-Encoding: chunked_Transfer-Encoding: identity_",
                "Transfer-Encoding: chunked_Transfer-Encoding: chunked_",
                "Transfer-Encoding: chunked, identity_",
                "Transfer-Encoding: xchunked_",
                "Transfer-Encoding: identity_Content-Length: 14_",
                "Transfer-Encoding : chunked_",
                "Transfer-Encoding:\u000bchunked_",
            })
    @Criterion("B2Cr7.transport")
    void aTransferCodingThatTwoReadersReadDifferently_isRefused_andTheConnectionEnds(String coding) throws IOException {
        assertRefused(RawRequest.ask(server.port, POST + written(coding) + "\r\n" + CHUNKS + HIDDEN));
    }

    /** One answer, which refuses; what stood behind it is answered by nobody. */
    private static void assertRefused(String answer) {
        assertThat(answer).startsWith("HTTP/1.").endsWith("<closed>").contains(" 400 ");
        assertThat(answer).doesNotContain(" 200 ", "\"toy\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2 HTTP/1.1__",
                "GET /v2 HTTP/1.1_Host: x_Host: y__",
                "GET /v2 HTTP/1.0_Transfer-Encoding: chunked__0__",
                "GET /v2 HTTP/9.9_Host: x__",
                "GET /v2__",
                "GET /v2\u0000 HTTP/1.1_Host: x__",
                "GET /v2 HTTP/1.1_Host: x_Na me: y__",
                "GET /v2 HTTP/1.1\nHost: x\n\n",
                "PRI * HTTP/2.0__SM__",
                "GET ?v2 HTTP/1.1_Host: x__",
                "GET * HTTP/1.1_Host: x__",
                "GET /v2 HTTP/1.1_Host: fuz{__",
                "CONNECT x:80 HTTP/1.1_Host: x__",
            })
    @Criterion("B2Cr7.transport")
    void aHeadThatIsNone_isRefused(String head) throws IOException {
        assertRefused(RawRequest.ask(server.port, written(head)));
    }

    @Test
    @Criterion("B2Cr7.transport")
    void aLineOrAHeadThatIsTooLong_isRefused() throws IOException {
        assertThat(RawRequest.ask(server.port, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ");
        assertThat(RawRequest.ask(server.port, "GET /v2 HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(20_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "ffffffffffffffff\r\n", "-1\r\n"})
    void chunksWithoutALength_endTheConnection_andAreNoFaultOfOurs(String chunk) throws IOException {
        assertThat(RawRequest.ask(server.port, POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk + KETTLE))
                .endsWith("<closed>")
                .doesNotContain(" 200 ", " 500 ");
    }

    @Test
    @Criterion("B2Cr7.transport")
    void noConnectionIsSwitchedToHttp2InClearText() throws IOException {
        assertThat(RawRequest.ask(
                        server.port,
                        "GET /v2 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void chunksAndPipelines_areReadAsTheyAreMeant() throws IOException {
        assertThat(RawRequest.ask(server.port, POST + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS + HIDDEN)
                        .split("HTTP/1.1 200"))
                .hasSize(3);
    }

    /** A byte now and then would put off an idle timeout for ever. */
    @Test
    @Criterion("B2Cr7.transport")
    void aHeadThatDrips_isCutOff() throws IOException {
        assertThat(cutOff("GET /v2 HTTP/1.1\r\nHost: x\r\nX: ")).isEqualTo("<closed>");
    }

    @Test
    @Criterion("B2Cr7.transport")
    void aBodyThatDrips_isTold_andCutOff() throws IOException {
        assertThat(cutOff(POST + "Content-Length: 9000\r\n\r\n{"))
                .startsWith("HTTP/1.1 408")
                .endsWith("<closed>");
    }

    @Test
    @Criterion("B2Cr7.transport")
    void aSecondHeadThatDrips_isCutOffToo() throws IOException {
        assertThat(cutOff(HIDDEN + "GET /v2 HTTP/1.1\r\nX: "))
                .startsWith("HTTP/1.1 200")
                .endsWith("<closed>");
    }

    /** Sends the beginning, then a space every few milliseconds until the server ends it. */
    private static String cutOff(String beginning) throws IOException {
        try (Socket socket = RawRequest.connect(server.port)) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            Thread dripping = new Thread(() -> {
                try {
                    while (!socket.isClosed()) {
                        socket.getOutputStream().write(' ');
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    }
                } catch (IOException e) {
                    // The server has closed, as it should.
                }
            });
            dripping.setDaemon(true);
            dripping.start();
            return RawRequest.read(socket, 5_000).replace("<reset>", "<closed>");
        }
    }

    @Test
    @Criterion("B2Cr7.transport")
    void connectionsBeyondTheNumberThatIsAllowed_areClosed_andRoomComesBack() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                held.add(RawRequest.connect(server.port));
            }
            dev.chainon.serving.Await.until("no room", () -> ask().isEmpty() || ask().equals("<reset>"));
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        dev.chainon.serving.Await.until("room", () -> ask().startsWith("HTTP/1.1 200"));
    }

    private static String ask() {
        try {
            return RawRequest.ask(server.port, HIDDEN).replace("<closed>", "");
        } catch (IOException e) {
            return "";
        }
    }
}
