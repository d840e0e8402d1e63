package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** SHA-256, in hexadecimal digits. */
public final class Digest {

    private static final int BUFFER = 1 << 16;

    private Digest() {}

    /** Of the bytes of a file, which are not kept in memory. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.hex(digest.digest());
    }

    /** Of a text in UTF-8. */
    public static String of(String text) {
        return Sha256.of(text);
    }
}
