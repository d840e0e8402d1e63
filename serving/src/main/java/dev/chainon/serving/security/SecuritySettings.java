package dev.chainon.serving.security;

import com.typesafe.config.Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who may ask a server and how; {@code reference.conf} says what each means.
 *
 * @param open whether everybody may ask
 * @param keys file of the API keys
 * @param origins sites whose pages may read answers
 */
public record SecuritySettings(
        boolean open,
        Path keys,
        Optional<OidcSettings> oidc,
        Optional<Tls> tls,
        List<String> origins,
        Connections connections) {

    public SecuritySettings {
        origins = List.copyOf(origins);
        if (origins.contains("*")) {
            throw new IllegalArgumentException(
                    "chainon.security.origins lists sites one by one; '*' would let every page read the answers");
        }
    }

    /**
     * Reads and checks.
     *
     * @param chainon the settings under that root
     * @param hosts where the process listens: a server that asks nobody listens on this machine alone
     * @throws IllegalArgumentException with the key that is wrong
     */
    public static SecuritySettings of(Config chainon, String... hosts) {
        Config security = chainon.getConfig("security");
        String access = security.getString("access");
        if (!List.of("open", "required").contains(access)) {
            throw new IllegalArgumentException("chainon.security.access must be open or required, not " + access);
        }
        boolean open = access.equals("open");
        for (String host : hosts) {
            if (open && !loopback(host)) {
                throw new IllegalArgumentException(
                        "chainon.security.access = open asks nobody who asks, so it is for this machine alone; "
                                + "the process listens on " + host
                                + ": set access = required, and make keys by ./chainon key add");
            }
        }
        String keys = security.getString("keys");
        return new SecuritySettings(
                open,
                keys.isBlank() ? Path.of(chainon.getString("home"), "security", "keys.json") : Path.of(keys),
                OidcSettings.of(security.getConfig("oidc")),
                Tls.of(security.getConfig("tls")),
                security.getStringList("origins"),
                Connections.of(security.getConfig("connections")));
    }

    /** The same, asking whatever the access: for the port where what runs is changed. */
    public SecuritySettings asking() {
        return new SecuritySettings(false, keys, oidc, tls, origins, connections);
    }

    /** Whether nobody outside this machine reaches that host. */
    static boolean loopback(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
