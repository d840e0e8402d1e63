package dev.chainon.core.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A file of the data set on the class path, which is read only if it is the one that the data sheet describes.
 *
 * @param owner the class beside whose module the file travels
 * @param path absolute, such as {@code /airports.csv}
 * @param sha256 what the data sheet says of it, in hexadecimal
 */
public record SealedResource(Class<?> owner, String path, String sha256) {

    public SealedResource {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }

    /**
     * The whole file.
     *
     * @throws IllegalStateException if it is absent, or one of its bytes is another
     */
    public byte[] read() {
        byte[] bytes = bytes();
        String found = hash(bytes);
        if (!found.equals(sha256)) {
            throw new IllegalStateException("the file " + path + " has SHA-256 " + found + ", " + owner.getSimpleName()
                    + " expects " + sha256 + ": restore the file, or change the number together with the data sheet");
        }
        return bytes;
    }

    private byte[] bytes() {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the file " + path + " is not on the class path of " + owner.getName() + ": build its module");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
