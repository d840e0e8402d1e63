package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.security.Certificates;
import dev.chainon.serving.security.Doors;
import dev.chainon.serving.security.Role;
import dev.chainon.serving.security.Rules;
import dev.chainon.serving.security.SecuritySettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets through the balancer, by which transport, and who reads its own pages. */
class BalancerDoorTest {

    private static final String INFER = "/v2/models/kettle-spills/infer";
    private static final String ROW =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";
    private static final String PASSWORD = "for-the-test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static HttpClient client = HttpClient.newHttpClient();

    private final Vertx own = Vertx.vertx();
    private int port;

    @BeforeAll
    static void makeKeys() throws Exception {
        Certificates.server(folder, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("server-trust.p12"))) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], trust.getTrustManagers(), null);
        client = HttpClient.newBuilder().sslContext(context).build();
    }

    @AfterEach
    void stop() {
        own.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The certificate of this machine, to which all trust. */
    private static String tls() {
        return "chainon.security.tls { store = \"" + folder.resolve("server.p12") + "\", password = " + PASSWORD
                + ", trust = \"" + folder.resolve("server-trust.p12") + "\" }";
    }

    private void balance(String backend, String... security) {
        SecuritySettings settings = Doors.settings(folder, security);
        BalancerSettings balancer = new BalancerSettings(
                "127.0.0.1",
                0,
                1,
                List.of(backend),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                8,
                1 << 20,
                -1,
                Strategies.of(Policy.POWER_OF_TWO),
                settings);
        port = new Balancer(own, balancer, Telemetry.NONE, () -> "figures 1\n").start();
    }

    private HttpResponse<String> ask(String method, String path, Map<String, String> headers) {
        return ask("http://127.0.0.1:" + port, method, path, headers);
    }

    private static HttpResponse<String> ask(String address, String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(ROW));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Criterion("B2Cr7.access")
    void credentialsOfARequest_areTheReplicasToJudge_andItsOwnPagesAreForReaders() {
        String key = Doors.key(folder, "client", Role.PREDICT);
        String auditor = Doors.key(folder, "audit", Role.AUDITOR);
        try (ToyServer replica = new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING)).serve(1)) {
            balance("http://127.0.0.1:" + replica.port);
            Await.until("ready", () -> ask("GET", "/v2/health/ready", Map.of()).statusCode() == 200);
            assertThat(ask("POST", INFER, Map.of()).statusCode()).isEqualTo(401);
            HttpResponse<String> answer = ask("POST", INFER, Map.of("X-API-Key", key));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().allValues("x-content-type-options")).containsExactly("nosniff");
            for (String page : List.of("/metrics", "/balancer/backends")) {
                assertThat(ask("GET", page, Map.of()).statusCode()).isEqualTo(401);
                assertThat(ask("GET", page, Map.of("X-API-Key", key)).statusCode())
                        .isEqualTo(403);
                assertThat(ask("GET", page, Map.of("X-API-Key", auditor)).statusCode())
                        .isEqualTo(200);
            }
            assertThat(ask("GET", "/v2/../metrics", Map.of()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Criterion("B2Cr7.transport")
    void speaksTlsToClients_andToReplicasThatAskForItsCertificate() {
        String open = "chainon.security.access = open";
        String trusted = tls();
        String mutual = "chainon.security.tls.client = required";
        try (ToyServer replica =
                new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING, open, trusted, mutual)).serve(1)) {
            String address = "https://localhost:" + replica.port;
            balance(address, open);
            Await.until(
                    "a look at the replica",
                    () -> !ask("GET", "/balancer/backends", Map.of()).body().contains("not checked yet"));
            assertThat(ask("POST", INFER, Map.of()).statusCode()).isEqualTo(503);
            balance(address, open, trusted);
            String secure = "https://localhost:" + port;
            Await.until(
                    "ready",
                    () -> ask(secure, "GET", "/v2/health/ready", Map.of()).statusCode() == 200);
            assertThat(ask(secure, "POST", INFER, Map.of()).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> ask("POST", INFER, Map.of())).isInstanceOf(UncheckedIOException.class);
        }
    }
}
