package dev.chainon.people.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;

/** The three key sets of this process: the master key wraps the keys of persons, one makes pseudonyms, one signs proofs. Immutable. */
public final class KeyRing {

    /** Names of the key sets: of their files and of their settings. */
    public static final Set<String> NAMES = Set.of("master", "pseudonym", "proof");

    private final KeysetHandle master;
    private final KeysetHandle pseudonym;
    private final KeysetHandle proof;

    private KeyRing(KeysetHandle master, KeysetHandle pseudonym, KeysetHandle proof) {
        this.master = master;
        this.pseudonym = pseudonym;
        this.proof = proof;
    }

    /**
     * Loads the three.
     *
     * @param given texts of key sets by name, where a setting gives them
     * @throws IllegalStateException with what to do, if one is missing or unfit
     */
    public static KeyRing load(KeyFiles files, Map<String, String> given) {
        try {
            AeadConfig.register();
            MacConfig.register();
            SignatureConfig.register();
            return new KeyRing(
                    files.load(wanted("master", given, PredefinedAeadParameters.AES256_GCM)),
                    files.load(wanted("pseudonym", given, hmac())),
                    files.load(wanted("proof", given, Ed25519Parameters.create(Ed25519Parameters.Variant.NO_PREFIX))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt as chainon.people needs it", e);
        }
    }

    private static KeyFiles.Wanted wanted(String name, Map<String, String> given, Parameters kind) {
        return new KeyFiles.Wanted(name, given.getOrDefault(name, ""), kind);
    }

    private static HmacParameters hmac() throws GeneralSecurityException {
        return HmacParameters.builder()
                .setKeySizeBytes(32)
                .setTagSizeBytes(32)
                .setHashType(HmacParameters.HashType.SHA256)
                .setVariant(HmacParameters.Variant.NO_PREFIX)
                .build();
    }

    KeyRing withMaster(KeysetHandle other) {
        return new KeyRing(other, pseudonym, proof);
    }

    KeysetHandle masterKeys() {
        return master;
    }

    Aead master() throws GeneralSecurityException {
        return master.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    Mac pseudonymMac() throws GeneralSecurityException {
        return pseudonym.getPrimitive(RegistryConfiguration.get(), Mac.class);
    }

    PublicKeySign signer() throws GeneralSecurityException {
        return proof.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
    }

    /** The 32 bytes of the Ed25519 key that checks the proofs. */
    byte[] verifier() throws GeneralSecurityException {
        Ed25519PublicKey key =
                (Ed25519PublicKey) proof.getPublicKeysetHandle().getPrimary().getKey();
        return key.getPublicKeyBytes().toByteArray();
    }
}
