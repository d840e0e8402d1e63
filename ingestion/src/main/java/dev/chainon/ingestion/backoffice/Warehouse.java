package dev.chainon.ingestion.backoffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the data files: for its owner alone. */
final class Warehouse {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);

    private Warehouse() {}

    /**
     * Makes the folder if it is missing and takes the rights of others away.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    static void keepToOwner(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null
                    && !Files.getPosixFilePermissions(folder).equals(OWNER)) {
                narrow(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the warehouse " + folder + " cannot be made: check its rights", e);
        }
    }

    private static void narrow(Path folder) throws IOException {
        try {
            Files.setPosixFilePermissions(folder, OWNER);
        } catch (FileSystemException e) {
            LOG.warn("the warehouse {} belongs to another user, who decides on its rights", folder, e);
        }
    }
}
