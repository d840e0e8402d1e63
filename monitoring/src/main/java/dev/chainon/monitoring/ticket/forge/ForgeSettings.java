package dev.chainon.monitoring.ticket.forge;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Which forge is kept in step; {@code chainon.tickets.forge} in {@code reference.conf} says what each setting means.
 *
 * @param token the secret; in no message
 */
public record ForgeSettings(Kind kind, String url, String project, String token, Options options) {

    /** The forges that are known. */
    public enum Kind {
        GITHUB,
        GITLAB
    }

    /** @param label of our issues */
    public record Options(String label, Duration every) {
        public Options {
            if (!label.matches("[A-Za-z0-9_-]{1,50}")) {
                throw new IllegalArgumentException(
                        "chainon.tickets.forge.label has letters, digits and dashes, not '" + label + "'");
            }
            if (every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("chainon.tickets.forge.every must be positive, not " + every);
            }
        }
    }

    public ForgeSettings {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(options);
        if (!url.matches("https://[^\\s?#]+[^/\\s?#]")
                && !url.matches("http://(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?(?:/[^\\s?#]*[^/\\s?#])?")) {
            throw new IllegalArgumentException("chainon.tickets.forge.url must be https and end without a slash, not '"
                    + url + "': the token goes there");
        }
        if (!project.matches("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+")) {
            throw new IllegalArgumentException(
                    "chainon.tickets.forge.project must be owner/name, not '" + project + "'");
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException(
                    "chainon.tickets.forge has no token: set CHAINON_FORGE_TOKEN, or token-file");
        }
    }

    /** Empty if no forge is wanted. */
    public static Optional<ForgeSettings> of(Config forge) {
        String kind = forge.getString("kind");
        if (kind.equals("off")) {
            return Optional.empty();
        }
        Kind known =
                switch (kind) {
                    case "github" -> Kind.GITHUB;
                    case "gitlab" -> Kind.GITLAB;
                    default ->
                        throw new IllegalArgumentException(
                                "chainon.tickets.forge.kind must be off, github or gitlab, not '" + kind + "'");
                };
        String url = forge.getString("url");
        String usual = known == Kind.GITHUB ? "https://api.github.com" : "https://gitlab.com/api/v4";
        return Optional.of(new ForgeSettings(
                known,
                url.isEmpty() ? usual : url,
                forge.getString("project"),
                token(forge),
                new Options(forge.getString("label"), forge.getDuration("every"))));
    }

    private static String token(Config forge) {
        String file = forge.getString("token-file");
        if (file.isEmpty()) {
            return forge.getString("token").strip();
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("chainon.tickets.forge.token-file cannot be read: " + e, e);
        }
    }

    public String label() {
        return options.label();
    }

    /** The forge of these settings. */
    public Forge open(InstantSource clock) {
        return switch (kind) {
            case GITHUB -> new GitHub(this, clock);
            case GITLAB -> new GitLab(this, clock);
        };
    }

    @Override
    public String toString() {
        return "ForgeSettings[" + kind + " " + url + " " + project + "]";
    }
}
