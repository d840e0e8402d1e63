package dev.chainon.serving.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.typesafe.config.Config;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The OpenID provider whose tokens are taken.
 *
 * @param issuer its address, as tokens name it; keys are found by its discovery document
 * @param audience what a token must name as its audience: this service
 * @param rolesClaim where a token holds its roles; dots lead into objects
 * @param algorithms signatures that are taken; public-key ones only, so that a public key is never taken for a shared secret
 */
public record OidcSettings(URI issuer, String audience, String rolesClaim, Set<JWSAlgorithm> algorithms) {

    public OidcSettings {
        algorithms = Set.copyOf(algorithms);
        if (!safe(issuer)) {
            throw new IllegalArgumentException(
                    "chainon.security.oidc.issuer must be https, or http on this machine, not " + issuer);
        }
        if (audience.isBlank() || rolesClaim.isBlank()) {
            throw new IllegalArgumentException("chainon.security.oidc.audience and roles-claim must not be blank");
        }
        for (JWSAlgorithm algorithm : algorithms) {
            if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
                throw new IllegalArgumentException(
                        "chainon.security.oidc.algorithms takes public-key signatures only, not " + algorithm
                                + "; there are " + JWSAlgorithm.Family.SIGNATURE);
            }
        }
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("chainon.security.oidc.algorithms must name one at least");
        }
    }

    /** Whether what is fetched from there can be trusted to come from there. */
    static boolean safe(URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && SecuritySettings.loopback(address.getHost()));
    }

    /** Empty where no issuer is set. */
    static Optional<OidcSettings> of(Config oidc) {
        if (oidc.getString("issuer").isBlank()) {
            return Optional.empty();
        }
        Set<JWSAlgorithm> algorithms = new LinkedHashSet<>();
        List<String> names = oidc.getStringList("algorithms");
        names.forEach(name -> algorithms.add(JWSAlgorithm.parse(name)));
        return Optional.of(new OidcSettings(
                URI.create(oidc.getString("issuer")),
                oidc.getString("audience"),
                oidc.getString("roles-claim"),
                algorithms));
    }
}
