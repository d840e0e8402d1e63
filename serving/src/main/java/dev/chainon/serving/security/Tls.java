package dev.chainon.serving.security;

import com.typesafe.config.Config;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate of a server, and whose clients it takes.
 *
 * @param store PKCS #12 file with its key and certificates
 * @param password of both files
 * @param trust PKCS #12 file with the authorities that sign the certificates of clients, and for the balancer those of replicas
 * @param client whether clients must show one (mutual TLS)
 */
public record Tls(Path store, String password, Optional<Path> trust, boolean client) {

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

    public Tls {
        if (!Files.isReadable(store)) {
            throw new IllegalArgumentException("chainon.security.tls.store: " + store + " cannot be read");
        }
        if (client && trust.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.security.tls.client = required needs chainon.security.tls.trust: whose certificates are taken");
        }
    }

    /** Empty where no store is set. The password comes from a file or the environment, never from a command line. */
    static Optional<Tls> of(Config config) {
        if (config.getString("store").isBlank()) {
            return Optional.empty();
        }
        String trust = config.getString("trust");
        String client = config.getString("client");
        if (!Set.of("none", "required").contains(client)) {
            throw new IllegalArgumentException("chainon.security.tls.client must be none or required, not " + client);
        }
        return Optional.of(new Tls(
                Path.of(config.getString("store")),
                password(config),
                trust.isBlank() ? Optional.empty() : Optional.of(Path.of(trust)),
                client.equals("required")));
    }

    private static String password(Config config) {
        String file = config.getString("password-file");
        try {
            return file.isBlank()
                    ? config.getString("password")
                    : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("chainon.security.tls.password-file cannot be read", e);
        }
    }

    void apply(HttpServerOptions options) {
        options.setSsl(true)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(password))
                .setClientAuth(client ? ClientAuth.REQUIRED : ClientAuth.NONE);
        trust.ifPresent(file -> options.setTrustOptions(
                new PfxOptions().setPath(file.toString()).setPassword(password)));
    }

    /** As a client: it shows the same certificate to a server that asks for one, and believes those that the authorities of trust have signed. */
    public void apply(HttpClientOptions options) {
        options.setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(password));
        trust.ifPresent(file -> options.setTrustOptions(
                new PfxOptions().setPath(file.toString()).setPassword(password)));
    }

    @Override
    public String toString() {
        return "Tls[store=" + store + ", trust=" + trust + ", client=" + client + "]";
    }
}
