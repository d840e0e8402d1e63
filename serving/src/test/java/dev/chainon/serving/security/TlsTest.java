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

/** TLS, and clients that must show a certificate; keys are made by keytool for the test. */
class TlsTest {

    private static final String PASSWORD = "for-the-test";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keystore",
                "server.p12",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1");
        keytool("-genkeypair", "-alias", "client", "-keystore", "client.p12", "-dname", "CN=client");
        keytool("-genkeypair", "-alias", "stranger", "-keystore", "stranger.p12", "-dname", "CN=client");
        trust("server");
        trust("client");
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    private static void trust(String name) throws Exception {
        keytool("-exportcert", "-alias", name, "-keystore", name + ".p12", "-file", name + ".crt");
        keytool("-importcert", "-noprompt", "-alias", name, "-keystore", name + "-trust.p12", "-file", name + ".crt");
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (words[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
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
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port + "/v2"))
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
