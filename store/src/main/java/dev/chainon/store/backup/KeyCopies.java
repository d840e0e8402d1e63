package dev.chainon.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files of keys lie, so that a key that is destroyed goes from them too. Thread-safe.
 *
 * @param register the file that names them, one a line; it need not exist
 */
public record KeyCopies(Path register) {

    /** What the register is called in the folder of the people process. */
    public static final String FILE = "key-copies.txt";

    private static final Logger LOG = LoggerFactory.getLogger(KeyCopies.class);

    /** Notes one more place. */
    public void add(Path keys) {
        try {
            TreeSet<String> places = new TreeSet<>(places());
            if (places.add(keys.toAbsolutePath().normalize().toString())) {
                OwnFiles.replace(register, String.join("\n", places) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the place of the keys cannot be noted in " + register, e);
        }
    }

    /**
     * Takes destroyed keys out of every file that can be reached. One that cannot, such as a disk that is away, is told of; its keys stay on the list, so a
     * restore does not take them, and the next call tries again.
     *
     * @return how many files could not be reached
     */
    public int strike(TakenBack takenBack) {
        int missed = 0;
        try {
            for (String place : places()) {
                missed += strike(Path.of(place), takenBack) ? 0 : 1;
            }
        } catch (IOException e) {
            LOG.warn("the places of files of keys cannot be read from {}", register, e);
            return 1;
        }
        return missed;
    }

    private static boolean strike(Path file, TakenBack takenBack) {
        try {
            KeyCopy before = KeyCopy.read(file);
            KeyCopy after = before.without(takenBack);
            if (after.keys().size() < before.keys().size()) {
                after.write(file);
            }
            return true;
        } catch (UncheckedIOException e) {
            LOG.warn(
                    "destroyed keys cannot be taken out of {}: no restore takes them, and the next start tries again",
                    file,
                    e);
            return false;
        }
    }

    private List<String> places() throws IOException {
        return Files.exists(register) ? OwnFiles.lines(register) : List.of();
    }
}
