package dev.chainon.monitoring.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The temporary files of all processes, which may not take more than a quota of the disk.
 *
 * @param folder may not exist
 * @param quota in bytes, positive
 */
public record ScratchFolder(Path folder, long quota) {

    public ScratchFolder {
        if (quota <= 0) {
            throw new IllegalArgumentException("chainon.monitoring.scratch-quota must be positive, not " + quota);
        }
    }

    /** Bytes in files over the quota; files that go away meanwhile are not counted. */
    public double used() {
        AtomicLong bytes = new AtomicLong();
        try {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, adding(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
        return bytes.get() / (double) quota;
    }

    private static SimpleFileVisitor<Path> adding(AtomicLong bytes) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        };
    }
}
