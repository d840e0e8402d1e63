package dev.chainon.local.pipeline;

import dev.chainon.evidence.ledger.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a release.
 *
 * @param sha256 in hexadecimal digits
 */
record ReleasedFile(String name, long bytes, String sha256) {

    static ReleasedFile of(Path file) throws IOException {
        return new ReleasedFile(file.toFile().getName(), Files.size(file), Digest.of(file));
    }
}
