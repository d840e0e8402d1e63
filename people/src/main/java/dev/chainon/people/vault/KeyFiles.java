package dev.chainon.people.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * Key sets in the JSON form of Tink, each from a setting (such as an environment variable) or from a file that its owner alone may read.
 *
 * @param folder where the files are
 * @param create whether a file that is missing is made, as the demonstration does at its first start
 */
public record KeyFiles(Path folder, boolean create) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** What one key set is: its name, the text that a setting gives or an empty one, and of what kind a new one is. */
    record Wanted(String name, String given, Parameters kind) {}

    /**
     * The key set as given, or from its file, or a new one in its file.
     *
     * @throws IllegalStateException with what to do, if it is missing, unreadable or open to others
     */
    KeysetHandle load(Wanted wanted) {
        if (!wanted.given().isBlank()) {
            return parse(wanted.given(), "the setting chainon.people.keys." + wanted.name());
        }
        Path file = file(wanted.name());
        if (!Files.exists(file)) {
            if (!create) {
                throw new IllegalStateException("the key set '" + wanted.name() + "' is missing: " + file
                        + " is not there and chainon.people.keys." + wanted.name()
                        + " is empty. Bring the file back, or set chainon.people.keys.create = true where no"
                        + " subscription exists yet");
            }
            store(wanted.name(), fresh(wanted.kind()));
        }
        closedToOthers(file);
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        }
    }

    Path file(String name) {
        return folder.resolve(name + ".json");
    }

    /** Replaces the file of a key set in one move. */
    void store(String name, KeysetHandle keys) {
        try {
            Files.createDirectories(folder, OWNER_FOLDER);
            Path fresh = Files.createTempFile(folder, name, ".new", OWNER_FILE);
            String text = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file(name) + " cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key set '" + name + "' cannot be written down", e);
        }
    }

    private static KeysetHandle fresh(Parameters kind) {
        try {
            return KeysetHandle.generateNew(kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made on this machine", e);
        }
    }

    private static KeysetHandle parse(String text, String from) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            // Tink's words might quote what it read.
            throw new IllegalStateException(from + " holds no key set in Tink's JSON form: bring the right one back");
        }
    }

    private static void closedToOthers(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (!PosixFilePermissions.fromString("rw-------").containsAll(rights)) {
                throw new IllegalStateException(
                        "the key file " + file + " has the rights " + PosixFilePermissions.toString(rights)
                                + ": its owner alone may have any; run chmod 600 " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rights of the key file " + file + " cannot be read", e);
        }
    }
}
