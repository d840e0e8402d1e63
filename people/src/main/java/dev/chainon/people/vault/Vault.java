package dev.chainon.people.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;

/** Makes and opens keys of persons, and makes pseudonyms. Thread-safe; a new master key is taken without a restart. */
public final class Vault {

    private static final byte[] CHECK = "chainon people master key".getBytes(StandardCharsets.UTF_8);

    /** Immutable; a new one takes its place. */
    private volatile KeyRing ring;

    public Vault(KeyRing ring) {
        this.ring = ring;
    }

    KeyRing ring() {
        return ring;
    }

    void use(KeyRing other) {
        ring = other;
    }

    /** HMAC-SHA256 of the e-mail address in small letters, in base64url: the same address gives the same name, which leads back to nobody without the key. */
    public String pseudonym(String email) {
        try {
            byte[] tag = ring.pseudonymMac()
                    .computeMac(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a pseudonym", e);
        }
    }

    /** A new key for the person of this pseudonym. */
    public PersonKey create(String person) {
        try {
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return new PersonKey(primitive(keys), wrap(keys, ring, person));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make the key of a person", e);
        }
    }

    /**
     * The person's key as it was kept.
     *
     * @throws BrokenSealException if this master key did not wrap it, or not for this person
     */
    public PersonKey open(String person, byte[] wrapped) {
        try {
            return new PersonKey(primitive(unwrap(wrapped, ring, person)), wrapped);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("the key of person " + person + " does not open", e);
        }
    }

    /** The same key under another master key. */
    byte[] rewrap(String person, byte[] wrapped, KeyRing other) {
        try {
            return wrap(unwrap(wrapped, ring, person), other, person);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("the key of person " + person + " does not open", e);
        }
    }

    /** Something that only this master key opens, to be kept beside the persons' keys. */
    static byte[] check(KeyRing ring) {
        try {
            return ring.master().encrypt(CHECK, CHECK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key cannot seal", e);
        }
    }

    /** Whether this master key sealed the check; if not, another process has changed it since this one started. */
    public boolean opens(byte[] check) {
        try {
            return ring.master().decrypt(check, CHECK).length == CHECK.length;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Aead primitive(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] wrap(KeysetHandle keys, KeyRing ring, String person) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, ring.master(), bytes(person));
    }

    private static KeysetHandle unwrap(byte[] wrapped, KeyRing ring, String person) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, ring.master(), bytes(person));
    }

    private static byte[] bytes(String person) {
        return person.getBytes(StandardCharsets.UTF_8);
    }
}
