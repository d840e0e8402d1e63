package dev.chainon.serving.security;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who asks from the headers of a request: HTTP headers or the metadata of a call. Thread-safe. */
public final class Credentials {

    private static final String KEY = "X-API-Key";
    private static final String BEARER = "bearer ";
    private static final Verdict NONE = new Verdict.Unknown(
            "this server asks who asks: send X-API-Key with a key, or Authorization: Bearer with a token", "none");
    private static final Verdict AMBIGUOUS =
            new Verdict.Unknown("a request carries one key or one token, not several", "ambiguous");
    private static final Verdict BAD_KEY =
            new Verdict.Unknown("the key is not known, or was revoked, or has expired", "key");

    private final KeyRing keys;
    private final Optional<TokenVerifier> tokens;

    public Credentials(KeyRing keys, Optional<OidcSettings> oidc, Clock clock) {
        this.keys = keys;
        this.tokens = oidc.map(settings -> new TokenVerifier(settings, clock));
    }

    /** The verdict, at once for a key; a token is verified by a worker, which may ask the provider for its keys. */
    public Future<Verdict> judge(Vertx vertx, MultiMap headers) {
        List<String> keyHeaders = headers.getAll(KEY);
        List<String> authorizations = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (keyHeaders.size() + authorizations.size() > 1) {
            return Future.succeededFuture(AMBIGUOUS);
        }
        if (!keyHeaders.isEmpty()) {
            return Future.succeededFuture(key(keyHeaders.get(0)));
        }
        if (authorizations.isEmpty()
                || !authorizations.get(0).toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Future.succeededFuture(NONE);
        }
        String bearer = authorizations.get(0).substring(BEARER.length()).strip();
        if (bearer.startsWith(ApiKey.PREFIX)) {
            return Future.succeededFuture(key(bearer));
        }
        return tokens.map(verifier -> vertx.executeBlocking(() -> verifier.verify(bearer), false))
                .orElseGet(() -> Future.succeededFuture(
                        new Verdict.Unknown("this server takes keys, and trusts no provider of tokens", "token")));
    }

    private Verdict key(String text) {
        return keys.find(text).<Verdict>map(Verdict.Known::new).orElse(BAD_KEY);
    }
}
