package dev.chainon.local.platform;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space of the disk that holds the state. */
public final class Disk {

    private Disk() {}

    /** @throws Failure when less than the asked gigabytes are free */
    public static void check(Path folder, int gigabytes) {
        double free = freeGb(folder);
        if (free < gigabytes) {
            throw new Failure(String.format(
                    "Nothing was started: %s has %.1f GB free, and %d GB are asked for (local.disk-gb). Free some space, or clean with ./chainon demo --fresh.",
                    folder, free, gigabytes));
        }
    }

    public static double freeGb(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / 1e9;
        } catch (IOException e) {
            throw new Failure("The free space of " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
