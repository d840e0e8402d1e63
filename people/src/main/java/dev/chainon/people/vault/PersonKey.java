package dev.chainon.people.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The key of one person. What it seals is bound to its field and row: moved elsewhere, it does not open. Thread-safe. */
public final class PersonKey {

    private final Aead key;
    private final byte[] wrapped;

    PersonKey(Aead key, byte[] wrapped) {
        this.key = key;
        this.wrapped = wrapped.clone();
    }

    /** The key as it is kept: sealed by the master key. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    public byte[] seal(String field, UUID row, String text) {
        try {
            return key.encrypt(text.getBytes(StandardCharsets.UTF_8), place(field, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal the field " + field, e);
        }
    }

    /**
     * What was sealed.
     *
     * @throws BrokenSealException if it was sealed by another key, for another field or row, or changed since
     */
    public String open(String field, UUID row, byte[] sealed) {
        try {
            return new String(key.decrypt(sealed, place(field, row)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("the field " + field + " of subscription " + row + " does not open", e);
        }
    }

    private static byte[] place(String field, UUID row) {
        return ("subscription/" + row + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
