package dev.chainon.people.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Signs statements with Ed25519. */
public final class Proofs {

    private final KeyRing ring;

    public Proofs(KeyRing ring) {
        this.ring = ring;
    }

    /** The signature of the text's UTF-8 bytes, in base64. */
    public String sign(String text) {
        try {
            return Base64.getEncoder().encodeToString(ring.signer().sign(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a proof", e);
        }
    }

    /** The 32 bytes of the key that checks the signatures, in base64. */
    public String publicKey() {
        try {
            return Base64.getEncoder().encodeToString(ring.verifier());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key that checks proofs cannot be given", e);
        }
    }
}
