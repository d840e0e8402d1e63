package dev.chainon.training.tracking;

import com.typesafe.config.Config;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the tracking server is and how patient we are with it: the keys under {@code chainon.tracking}. The environment variables are MLflow's own.
 *
 * @param uri of the server; empty where there is none
 * @param authorization value of the header, if the server asks for one
 * @param patience for one answer, connection included
 * @param tries of one piece of work, and the pause before the second, doubled from there on
 */
public record TrackingSettings(
        Optional<URI> uri, Optional<String> authorization, Duration patience, int tries, Duration pause) {

    private static final Set<String> KEYS = Set.of("uri", "token", "username", "password", "patience", "tries", "wait");

    public TrackingSettings {
        if (tries < 1 || patience.isNegative() || patience.isZero() || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("chainon.tracking needs tries of 1 or more, not " + tries
                    + ", and a patience and a wait above zero, not " + patience + " and " + pause);
        }
    }

    /**
     * @param tracking the settings below {@code chainon.tracking}
     * @throws IllegalArgumentException if a key is unknown or the address is none of HTTP
     */
    public static TrackingSettings of(Config tracking) {
        Set<String> unknown = new TreeSet<>(tracking.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.tracking: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new TrackingSettings(
                uri(tracking.getString("uri").strip()),
                authorization(tracking),
                tracking.getDuration("patience"),
                tracking.getInt("tries"),
                tracking.getDuration("wait"));
    }

    private static Optional<URI> uri(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        // An address with a name and a password in it would end up in logs.
        if (!text.matches("https?://[^/@?#\\s]+(/[^@?#\\s]*)?")) {
            throw new IllegalArgumentException("chainon.tracking.uri must be the address of a server, such as"
                    + " http://127.0.0.1:5000, with the password apart");
        }
        return Optional.of(URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
    }

    /** A token goes before a name and a password, as with MLflow's own clients. */
    private static Optional<String> authorization(Config tracking) {
        String token = tracking.getString("token");
        String user = tracking.getString("username");
        if (!token.isEmpty()) {
            return Optional.of("Bearer " + token);
        }
        byte[] pair = (user + ":" + tracking.getString("password")).getBytes(StandardCharsets.UTF_8);
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Never shows what would let others in. */
    @Override
    public String toString() {
        return "TrackingSettings[" + uri + ", authorization " + (authorization.isPresent() ? "set" : "none") + "]";
    }
}
