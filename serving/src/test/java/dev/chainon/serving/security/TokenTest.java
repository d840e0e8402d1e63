package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.ToyServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of an OpenID provider, which is a real HTTP server here and signs with keys made for the test. */
class TokenTest {

    private static final String KETTLE = "{\"kettle\":\"red\"}";

    @TempDir
    static Path folder;

    private static final AtomicInteger keyQuestions = new AtomicInteger();
    private static final AtomicReference<JWKSet> published = new AtomicReference<>();
    private static HttpServer provider;
    private static String issuer;
    private static RSAKey key;
    private static RSAKey strange;
    private static ToyServer server;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        strange = new RSAKeyGenerator(2048).keyID("first").generate();
        published.set(new JWKSet(key.toPublicJWK()));
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort() + "/realm";
        answer("/realm/.well-known/openid-configuration", () -> new JsonObject()
                .put("issuer", issuer)
                .put("jwks_uri", issuer + "/keys")
                .encode());
        answer("/realm/keys", () -> {
            keyQuestions.incrementAndGet();
            return published.get().toString();
        });
        provider.start();
        server = new ToyServer(folder, 0, door(issuer)).serve(1).withLog();
    }

    private static GuardedDoor door(String issuer) {
        return Doors.door(
                folder,
                Rules.SERVING,
                "chainon.security.oidc { issuer = \"" + issuer + "\", roles-claim = \"realm_access.roles\" }");
    }

    private static void answer(String path, java.util.function.Supplier<String> body) {
        provider.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.stop(0);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(List.of("other", "chainon"))
                .subject("a-person@example.org")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("realm_access", Map.of("roles", List.of("predict", "of-another-system")));
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String signed(RSAKey by, JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), new RSASSASigner(by), claims);
    }

    private static HttpResponse<String> ask(ToyServer to, String token) {
        return to.send(HttpRequest.newBuilder(to.uri("/v1/kettles/predict"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(KETTLE)));
    }

    private static void refused(String token, String sentence) {
        HttpResponse<String> response = ask(server, token);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(new JsonObject(response.body()).getString("detail")).contains(sentence);
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(key, change.apply(claims()).build());
    }

    @Test
    @Criterion("B2Cr7.access")
    void aGoodToken_opens_alsoWhereTheKeysMustBeFetchedFirst() throws Exception {
        assertThat(ask(server, signed(key, claims().build())).statusCode()).isEqualTo(200);
        String accessToken = signed(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .keyID("first")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                new RSASSASigner(key),
                claims().build());
        assertThat(ask(server, accessToken).statusCode()).isEqualTo(200);
    }

    @Test
    @Criterion("B2Cr7.access")
    void aTokenWithoutTheRole_isForbidden_andItsSubjectIsNotTold() throws Exception {
        HttpResponse<String> response =
                ask(server, changed(c -> c.claim("realm_access", Map.of("roles", List.of("auditor")))));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("a-person").contains("[auditor]");
        assertThat(ask(server, changed(c -> c.claim("realm_access", "predict"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Criterion("B2Cr7.access")
    void tokensThatExpired_orAreForAnother_orOfAnother_areRefused() throws Exception {
        refused(changed(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(600)))), "expired");
        refused(changed(c -> c.expirationTime(null)), "not valid here");
        refused(changed(c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(600)))), "not valid here");
        refused(changed(c -> c.audience("other")), "another audience");
        refused(changed(c -> c.issuer("https://evil.example")), "another issuer");
        refused(changed(c -> c.subject(null)), "not valid here");
    }

    @Test
    @Criterion("B2Cr7.access")
    void signaturesOfNobody_orOfAStranger_areRefused() throws Exception {
        refused(new PlainJWT(claims().build()).serialize(), "not accepted");
        refused(signed(strange, claims().build()), "not accepted");
        String good = signed(key, claims().build());
        refused(good.substring(0, good.lastIndexOf('.') + 1), "not accepted");
        refused(good.substring(0, good.length() - 4) + "AAAA", "not accepted");
        refused("a.b.c", "not accepted");
    }

    /** The public key is public: whoever takes it for the secret of an HMAC lets everybody sign. */
    @Test
    @Criterion("B2Cr7.access")
    void aPublicKeyTakenForASharedSecret_signsNothing() throws Exception {
        for (byte[] secret : List.of(
                key.toRSAPublicKey().getEncoded(),
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            refused(
                    signed(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID("first")
                                    .build(),
                            new MACSigner(secret),
                            claims().build()),
                    "not accepted");
        }
    }

    /** A token may bring its own key or say where it is: whoever reads that lets everybody sign. */
    @Test
    @Criterion("B2Cr7.access")
    void aKeyThatTheTokenBrings_isNotUsed() throws Exception {
        refused(
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("brought")
                                .jwk(strange.toPublicJWK())
                                .build(),
                        new RSASSASigner(strange),
                        claims().build()),
                "not accepted");
    }

    @Test
    @Criterion("B2Cr7.access")
    void aNewKeyOfTheProvider_isFound_andUnknownOnesDoNotMakeItAskAllTheTime() throws Exception {
        try (ToyServer other = new ToyServer(folder, 0, door(issuer)).serve(1).withLog()) {
            assertThat(ask(other, signed(key, claims().build())).statusCode()).isEqualTo(200);
            RSAKey next = new RSAKeyGenerator(2048).keyID("second").generate();
            published.set(new JWKSet(List.of(key.toPublicJWK(), next.toPublicJWK())));
            assertThat(ask(other, signed(next, claims().build())).statusCode()).isEqualTo(200);
            int before = keyQuestions.get();
            RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
            for (int i = 0; i < 20; i++) {
                assertThat(ask(other, signed(unknown, claims().build())).statusCode())
                        .isIn(401, 503);
            }
            assertThat(keyQuestions.get() - before).isLessThan(5);
            assertThat(ask(other, signed(next, claims().build())).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aProviderThatIsAway_makesTokensUnjudged_andLeavesKeysAlone() {
        String apiKey = Doors.key(folder, "beside", Role.PREDICT);
        try (ToyServer alone = new ToyServer(folder, 0, door("http://127.0.0.1:9/realm"))
                .serve(1)
                .withLog()) {
            assertThat(ask(alone, "a.b.c").statusCode()).isEqualTo(503);
            assertThat(ask(alone, apiKey).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDiscoveryDocumentOfAnother_isNotBelieved() {
        answer("/liar/.well-known/openid-configuration", () -> new JsonObject()
                .put("issuer", issuer)
                .put("jwks_uri", issuer + "/keys")
                .encode());
        String liar = issuer.replace("/realm", "/liar");
        TokenVerifier verifier = new TokenVerifier(
                Doors.settings(folder, "chainon.security.oidc.issuer = \"" + liar + "\"")
                        .oidc()
                        .orElseThrow(),
                java.time.Clock.systemUTC());
        assertThat(verifier.verify("a.b.c")).isInstanceOf(Verdict.Unjudged.class);
        assertThat(Optional.of(liar)).isPresent();
    }
}
