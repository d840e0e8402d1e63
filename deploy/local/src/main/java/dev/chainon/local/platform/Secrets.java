package dev.chainon.local.platform;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Passwords made once per home, each in a file that its owner alone can read. */
public record Secrets(Path folder) {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The password of this name, made at the first call. */
    public String password(String name) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path fresh = Files.createTempFile(folder, name, ".new", PosixFilePermissions.asFileAttribute(OWNER));
                Files.writeString(fresh, random(), StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(fresh, file);
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new Failure(
                    "The secret " + file + " cannot be kept: " + e.getMessage() + ". Check the rights and the disk.",
                    e);
        }
    }

    /** Takes over a password that was made elsewhere. */
    public void take(String name, Path from) {
        try {
            String password = Files.readString(from, StandardCharsets.UTF_8).strip();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, name, ".new", PosixFilePermissions.asFileAttribute(OWNER));
            Files.writeString(fresh, password);
            Files.move(fresh, file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("The password in " + from + " cannot be read: " + e.getMessage(), e);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
