package dev.chainon.monitoring.fault;

import dev.chainon.core.fault.Injection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that fills the quota of the temporary files: real blocks on the disk, no more than the quota. */
public final class FullDisk implements Injection {

    private static final byte[] BLOCK = new byte[1 << 20];

    private final Path folder;
    private final Path file;
    private final long bytes;

    /**
     * A file that an earlier process left, if it was killed meanwhile, goes.
     *
     * @param folder of the temporary files
     * @param bytes the quota
     */
    public FullDisk(Path folder, long bytes) {
        this.folder = folder;
        this.file = folder.resolve("full-disk.ballast");
        this.bytes = bytes;
        end();
    }

    @Override
    public void begin() {
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (long written = 0; written < bytes; written += BLOCK.length) {
                    out.write(BLOCK);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be written", e);
        }
    }

    @Override
    public void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " stays: remove it by hand", e);
        }
    }
}
