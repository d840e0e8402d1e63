package dev.chainon.ingestion.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.TaskContext;

/**
 * Files that tasks write before they are taken over. Each attempt of a task has its own: on a cluster a task that was given up may still write while
 * another does its work.
 */
final class Drafts {

    private static final String MARK = ".draft-";

    private Drafts() {}

    /** Name of this attempt's draft. */
    static String name(String what) {
        return MARK + TaskContext.get().taskAttemptId() + "-" + what;
    }

    /** Removes what attempts left that were lost. */
    static void forget(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, MARK + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
