package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Key stores that keytool makes for a test: {@code server}, {@code client} and {@code stranger}, each {@code .p12}; {@code server-trust.p12} and
 * {@code client-trust.p12} with the certificates of the first two; the file {@code password}.
 */
public final class Certificates {

    private Certificates() {}

    public static void make(Path folder, String password) throws IOException, InterruptedException {
        server(folder, password);
        keytool(folder, password, "-genkeypair", "-alias", "client", "-keystore", "client.p12", "-dname", "CN=client");
        keytool(
                folder,
                password,
                "-genkeypair",
                "-alias",
                "stranger",
                "-keystore",
                "stranger.p12",
                "-dname",
                "CN=client");
        trust(folder, password, "client");
        Files.writeString(folder.resolve("password"), password + "\n");
    }

    /** {@code server} and its trust alone. */
    public static void server(Path folder, String password) throws IOException, InterruptedException {
        keytool(
                folder,
                password,
                "-genkeypair",
                "-alias",
                "server",
                "-keystore",
                "server.p12",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1");
        trust(folder, password, "server");
    }

    private static void trust(Path folder, String password, String name) throws IOException, InterruptedException {
        String file = name + ".crt";
        keytool(folder, password, "-exportcert", "-alias", name, "-keystore", name + ".p12", "-file", file);
        keytool(
                folder,
                password,
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-keystore",
                name + "-trust.p12",
                "-file",
                file);
    }

    private static void keytool(Path folder, String password, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", password));
        if (words[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
