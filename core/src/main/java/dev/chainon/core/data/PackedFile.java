package dev.chainon.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file of the data set that is packed with the classes.
 *
 * @param sha256 what the data sheet says of it, in hexadecimal
 */
public record PackedFile(String name, String sha256) {

    /**
     * Its bytes.
     *
     * @param packed a class of the module that packs it
     * @throws IllegalStateException if it is not there or not the one of the data sheet
     */
    public byte[] read(Class<?> packed) {
        try (InputStream in = packed.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        name + " is not packed with " + packed.getName() + ": build the module again");
            }
            return checked(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes, if they are those of the data sheet. */
    public byte[] checked(byte[] bytes) {
        String found = Sha256.of(bytes);
        if (!found.equals(sha256)) {
            throw new IllegalStateException(name + " has SHA-256 " + found + ", the data sheet says " + sha256
                    + ": restore the file, or change both here and in the data sheet");
        }
        return bytes;
    }
}
