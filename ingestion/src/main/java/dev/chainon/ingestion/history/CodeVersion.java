package dev.chainon.ingestion.history;

import dev.chainon.core.data.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A name for the code that made a table: the hash of the jars or class folders it came from. */
public final class CodeVersion {

    private CodeVersion() {}

    /** Sixteen hexadecimal digits that change when the code beside any of these classes changes. */
    public static String of(Class<?>... classes) throws IOException {
        try {
            MessageDigest digest = Sha256.digest();
            for (Class<?> type : classes) {
                Path source = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI());
                for (Path file : files(source)) {
                    digest.update(source.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("code location not to be had", e);
        }
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
