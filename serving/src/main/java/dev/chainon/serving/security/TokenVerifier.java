package dev.chainon.serving.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies tokens of an OpenID provider (JWT, RFC 7519; access tokens, RFC 9068). Its keys are found by its discovery document, kept, and fetched again
 * where a token names one that is not known, at a bounded rate. Blocking and thread-safe.
 */
final class TokenVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int LARGEST_DOCUMENT = 100_000;
    private static final long PAUSE_MILLIS = 5_000;

    private final OidcSettings settings;
    private final Clock clock;
    private final DefaultResourceRetriever web =
            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_DOCUMENT);
    private volatile Optional<JWTProcessor<SecurityContext>> processor = Optional.empty();
    private long nextTry = Long.MIN_VALUE;

    TokenVerifier(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Verdict verify(String token) {
        try {
            Optional<JWTProcessor<SecurityContext>> ready = processor.isPresent() ? processor : discover();
            if (ready.isEmpty()) {
                return new Verdict.Unjudged("the OpenID provider does not answer, so no token can be verified now");
            }
            return new Verdict.Known(caller(ready.get().process(token, null)));
        } catch (ParseException | BadJOSEException e) {
            LOG.debug("a token is refused: {}", e.getMessage());
            return new Verdict.Unknown("the token is not valid here: " + word(e), "token");
        } catch (JOSEException e) {
            LOG.warn("a token cannot be verified: {}", e.getMessage());
            return new Verdict.Unjudged("the keys of the OpenID provider cannot be had now");
        }
    }

    /** What a client may learn: never more than it could tell from the token itself. */
    private static String word(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Expired")) {
            return "it has expired";
        }
        if (message.contains("aud")) {
            return "it is for another audience";
        }
        return message.contains("iss") ? "it is of another issuer" : "its form or its signature is not accepted";
    }

    private Caller caller(JWTClaimsSet claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (claim(claims.getClaims(), List.of(settings.rolesClaim().split("\\."))) instanceof Collection<?> words) {
            words.forEach(word -> Role.of(String.valueOf(word)).ifPresent(roles::add));
        }
        String subject = pseudonym(claims.getSubject());
        return new Caller("token:" + subject, "token " + subject.substring(0, 8), roles);
    }

    /** A subject may be somebody's address: logs tell two apart without naming either. */
    private static String pseudonym(String subject) {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Object claim(Map<?, ?> claims, List<String> path) {
        Object found = claims.get(path.get(0));
        if (path.size() > 1 && found instanceof Map<?, ?> inner) {
            return claim(inner, path.subList(1, path.size()));
        }
        return path.size() == 1 && found != null ? found : "";
    }

    /** Asks for the discovery document, but not again at once where it could not be had. */
    private synchronized Optional<JWTProcessor<SecurityContext>> discover() {
        if (processor.isPresent() || clock.millis() < nextTry) {
            return processor;
        }
        try {
            Map<String, Object> document = JSONObjectUtils.parse(
                    web.retrieveResource(URI.create(settings.issuer() + "/.well-known/openid-configuration")
                                    .toURL())
                            .getContent());
            String issuer = JSONObjectUtils.getString(document, "issuer");
            URI keys = URI.create(JSONObjectUtils.getString(document, "jwks_uri"));
            if (!settings.issuer().toString().equals(issuer) || !OidcSettings.safe(keys)) {
                throw new IOException("it names the issuer " + issuer + " and its keys at " + keys);
            }
            processor = Optional.of(processor(JWKSourceBuilder.create(keys.toURL(), web)
                    .rateLimited(PAUSE_MILLIS)
                    .build()));
            LOG.info("tokens of {} are verified by the keys at {}", issuer, keys);
        } catch (IOException | ParseException | RuntimeException e) {
            LOG.warn("the discovery document of {} cannot be used: {}", settings.issuer(), e.toString());
            nextTry = clock.millis() + PAUSE_MILLIS;
        }
        return processor;
    }

    private JWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(settings.algorithms(), keys));
        // The library looks for null among the audiences, which an immutable set refuses.
        made.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new HashSet<>(Set.of(settings.audience())),
                new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
                Set.of("sub", "exp"),
                Set.of()));
        return made;
    }
}
