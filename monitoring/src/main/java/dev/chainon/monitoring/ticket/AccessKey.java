package dev.chainon.monitoring.ticket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The key that alerts and changes of tickets need; without one, whoever reaches the process may send them, so that it must listen on this machine alone. */
public final class AccessKey {

    private static final int SHORTEST = 16;

    private final byte[] secret;

    /**
     * @param secret empty for none
     * @param host where the process listens
     * @throws IllegalArgumentException if strangers could come in
     */
    public AccessKey(String secret, String host) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (secret.isEmpty() && !loopback(host)) {
            throw new IllegalArgumentException(
                    "the process listens on " + host
                            + " and chainon.tickets.key is empty: anybody could send alerts and close tickets. Set it, by CHAINON_TICKETS_KEY");
        }
        if (!secret.isEmpty() && secret.length() < SHORTEST) {
            throw new IllegalArgumentException("chainon.tickets.key must have " + SHORTEST + " characters or more");
        }
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a key is asked for at all. */
    public boolean asked() {
        return secret.length > 0;
    }

    /** Whether that is the key; takes as long wherever they differ. */
    public boolean opens(String presented) {
        return !asked() || MessageDigest.isEqual(secret, presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AccessKey[asked=" + asked() + "]";
    }
}
