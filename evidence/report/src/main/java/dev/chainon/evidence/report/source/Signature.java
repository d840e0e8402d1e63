package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.TreeMap;

/** Ed25519 over the canonical text of an attestation: all fields but the signature, sorted by name, without white space, UTF-8. */
public final class Signature {

    private static final String ALGORITHM = "Ed25519";
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private Signature() {}

    /** Signs an attestation: the same fields with {@code signature} added. The key is PKCS 8 in base 64. */
    public static ObjectNode sign(ObjectNode attestation, String privateKey) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
        java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(canonical(attestation));
        return attestation.deepCopy().put("signature", Base64.getEncoder().encodeToString(signer.sign()));
    }

    /** Whether the signature fits; the key is an X.509 public key in base 64. */
    static boolean fits(JsonNode attestation, String publicKey) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            java.security.Signature verifier = java.security.Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(canonical(attestation));
            return verifier.verify(
                    Base64.getDecoder().decode(attestation.path("signature").asText()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] canonical(JsonNode attestation) {
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        attestation.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove("signature");
        try {
            return JSON.writeValueAsString(JSON.convertValue(fields, Object.class))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + attestation, e);
        }
    }
}
