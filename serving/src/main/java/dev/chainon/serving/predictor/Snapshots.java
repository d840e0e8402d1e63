package dev.chainon.serving.predictor;

import dev.chainon.core.data.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots of one epoch: {@code start.bin}, the engine's state before the first event, and one file for each day's cut. A file gets its name only when
 * it is whole, and its pointer names its SHA-256, so a torn one is never restored.
 */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final SnapshotIndex index;
    private final int keep;

    Snapshots(Path folder, SnapshotIndex index, int keep) {
        this.folder = folder;
        this.index = index;
        this.keep = keep;
    }

    /** A part of the state that can be written and read back. */
    interface Part {
        void snapshot(DataOutputStream out) throws IOException;

        void restore(DataInputStream in) throws IOException;
    }

    Path start() {
        return folder.resolve("start.bin");
    }

    /** Writes the parts as they are at a place of the log, points to the file, and deletes the oldest. */
    void write(long position, long minute, List<Part> parts) throws IOException {
        String file = "at-" + position + ".bin";
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "draft-", ".tmp");
        try {
            String sha256 = writeFile(draft, parts);
            Files.move(
                    draft, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            index.publish(new SnapshotPointer(file, position, minute, sha256));
        } finally {
            Files.deleteIfExists(draft);
        }
        deleteOld();
        LOG.info("wrote snapshot file={} minute={}", file, minute);
    }

    private static String writeFile(Path draft, List<Part> parts) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileOutputStream file = new FileOutputStream(draft.toFile());
                OutputStream buffered = new BufferedOutputStream(new DigestOutputStream(file, digest), BUFFER);
                DataOutputStream out = new DataOutputStream(buffered)) {
            for (Part part : parts) {
                part.snapshot(out);
            }
            out.flush();
            file.getFD().sync();
        }
        return Sha256.hex(digest);
    }

    private void deleteOld() throws IOException {
        Set<Path> kept = index.newestFirst().stream()
                .limit(keep)
                .map(pointer -> folder.resolve(pointer.file()))
                .collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "at-*.bin")) {
            for (Path each : files) {
                if (!kept.contains(each)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /**
     * Restores the newest whole snapshot into the parts; where there is none, the start into the first part alone.
     *
     * @return place of the log to go on from
     */
    long restore(List<Part> parts) throws IOException {
        for (SnapshotPointer pointer : index.newestFirst()) {
            if (restored(folder.resolve(pointer.file()), pointer, parts)) {
                return pointer.position();
            }
        }
        read(start(), parts.subList(0, 1));
        LOG.info("restored the state before the first event from {}", start());
        return 0;
    }

    private static boolean restored(Path file, SnapshotPointer pointer, List<Part> parts) {
        try {
            if (intact(file, pointer)) {
                read(file, parts);
                LOG.info(
                        "restored snapshot file={} position={} minute={}",
                        pointer.file(),
                        pointer.position(),
                        pointer.minute());
                return true;
            }
        } catch (IOException e) {
            LOG.warn("cannot restore snapshot {}; trying an older one", file, e);
        }
        return false;
    }

    private static boolean intact(Path file, SnapshotPointer pointer) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        boolean same = Sha256.of(file).equals(pointer.sha256());
        if (!same) {
            LOG.warn("snapshot {} is not what its pointer says; trying an older one", file);
        }
        return same;
    }

    private static void read(Path file, List<Part> parts) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (Part part : parts) {
                part.restore(in);
            }
        }
    }
}
