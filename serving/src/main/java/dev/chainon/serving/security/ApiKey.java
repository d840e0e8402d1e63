package dev.chainon.serving.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key as it is kept: without its secret. The secret has 256 random bits, so one SHA-256 of it is enough: nobody can try them all, and there is no word
 * to guess. A slow hash (bcrypt, Argon2) protects passwords that people choose; here it would only let a stranger keep the server busy.
 *
 * @param id public part, by which the key is found
 * @param name who has it
 * @param sha256 of the secret, in hex
 * @param expires when it ends by itself, if it does
 * @param revoked when it was taken back, if it was
 */
public record ApiKey(
        String id,
        String name,
        String sha256,
        Set<Role> roles,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked) {

    /** First letters of every key: a scanner of repositories and logs can find a key that got there. */
    static final String PREFIX = "chn_";

    private static final Pattern TEXT = Pattern.compile("chn_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 6;

    public ApiKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(created);
        Objects.requireNonNull(sha256);
        roles = Set.copyOf(roles);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a key's name has 1 to 64 letters, digits, spaces, dots, dashes or underscores, not '" + name
                            + "'");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("the key '" + name + "' needs a role at least");
        }
    }

    /** A new key and its text, which is told once and never kept. */
    public record Fresh(ApiKey key, String text) {
        @Override
        public String toString() {
            return "Fresh[key=" + key + "]";
        }
    }

    /** What a request brings. */
    record Presented(String id, String secret) {
        @Override
        public String toString() {
            return "Presented[id=" + id + "]";
        }
    }

    public static Fresh make(
            String name, Set<Role> roles, Instant now, Optional<Instant> expires, SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String publicPart = HexFormat.of().formatHex(id);
        ApiKey key = new ApiKey(publicPart, name, hash(word), roles, now, expires, Optional.empty());
        return new Fresh(key, PREFIX + publicPart + "_" + word);
    }

    /** Empty if the text is not of the form of a key. */
    static Optional<Presented> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new Presented(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Whether that is its secret; takes as long wherever they differ. */
    boolean opens(String secret) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), hash(secret).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it is in force. */
    public boolean valid(Instant now) {
        return revoked.isEmpty() && expires.filter(end -> !now.isBefore(end)).isEmpty();
    }

    ApiKey revokedAt(Instant now) {
        return new ApiKey(id, name, sha256, roles, created, expires, Optional.of(revoked.orElse(now)));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
