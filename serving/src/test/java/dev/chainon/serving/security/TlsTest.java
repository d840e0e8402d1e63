package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.ToyServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, and clients that must show a certificate. */
class TlsTest {

    private static final String PASSWORD = "for-the-test";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        Certificates.make(folder, PASSWORD);
    }

    private static ToyServer server(String... lines) {
        List<String> all = new ArrayList<>(List.of(
                "chainon.security.access = open",
                "chainon.security.tls { store = \"" + folder.resolve("server.p12") + "\", password-file = \""
                        + folder.resolve("password") + "\" }"));
        all.addAll(List.of(lines));
        return new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING, all.toArray(String[]::new))).serve(1);
    }

    private static KeyStore store(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static HttpResponse<String> ask(ToyServer server, Optional<String> client) throws Exception {
        return ask(server, client, HttpClient.Version.HTTP_2);
    }

    private static HttpResponse<String> ask(ToyServer server, Optional<String> client, HttpClient.Version version)
            throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("server-trust.p12"));
        KeyManager[] keys = new KeyManager[0];
        if (client.isPresent()) {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store(client.get()), PASSWORD.toCharArray());
            keys = own.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(version)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port + "/v2"))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Criterion("B2Cr7.transport")
    void speaksTls_andNothingElse() throws Exception {
        try (ToyServer server = server()) {
            HttpResponse<String> response = ask(server, Optional.empty());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("strict-transport-security"))
                    .contains("max-age=31536000");
            assertThat(ask(server, Optional.empty(), HttpClient.Version.HTTP_1_1)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(RawRequest.ask(server.port, "GET /v2 HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .doesNotContain("200");
        }
    }

    @Test
    @Criterion("B2Cr7.transport")
    void takesClientsWithACertificateItTrusts_andNoOthers() throws Exception {
        String mutual =
                "chainon.security.tls { client = required, trust = \"" + folder.resolve("client-trust.p12") + "\" }";
        try (ToyServer server = server(mutual)) {
            assertThat(ask(server, Optional.of("client.p12")).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> ask(server, Optional.empty())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> ask(server, Optional.of("stranger.p12"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesSettingsThatProtectNobody() {
        assertThatThrownBy(() -> server("chainon.security.tls.client = required"))
                .hasMessageContaining("chainon.security.tls.trust");
        assertThatThrownBy(() -> server("chainon.security.tls.client = maybe"))
                .hasMessageContaining("none or required");
        assertThatThrownBy(() -> Doors.settings(folder, "chainon.security.tls.store = /nowhere"))
                .hasMessageContaining("cannot be read");
        assertThat(Doors.settings(
                                folder,
                                "chainon.security.tls { store = \"" + folder.resolve("server.p12")
                                        + "\", password = secret }")
                        .toString())
                .doesNotContain("secret");
    }
}
