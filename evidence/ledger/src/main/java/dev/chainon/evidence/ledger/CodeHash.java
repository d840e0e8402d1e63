package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hash of the code that a proof of a module covers: the root pom, and pom and {@code src} of the module and of every module of the
 * project that it depends on. Same paths and same contents give the same hash on any machine; records and build output are left out.
 */
public final class CodeHash {

    private final Reactor reactor;
    private final Map<String, String> ofModule = new HashMap<>();

    public CodeHash(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Hash for a module of the reactor, 64 hexadecimal digits. The sources are read once for the life of this object. */
    public synchronized String of(String module) throws IOException {
        StringBuilder all = new StringBuilder(Sha256.hex(content(reactor.root().resolve("pom.xml")))).append('\n');
        for (String covered : reactor.covers(module)) {
            all.append(covered).append(' ').append(sources(covered)).append('\n');
        }
        return Sha256.of(all.toString());
    }

    private String sources(String module) throws IOException {
        String known = ofModule.get(module);
        if (known != null) {
            return known;
        }
        String fresh = read(reactor.root().resolve(module));
        ofModule.put(module, fresh);
        return fresh;
    }

    private static String read(Path folder) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(content(file));
        }
        return Sha256.hex(digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> pom = Stream.of(folder.resolve("pom.xml"));
                Stream<Path> sources =
                        Files.exists(folder.resolve("src")) ? Files.walk(folder.resolve("src")) : Stream.empty()) {
            return Stream.concat(pom, sources.filter(Files::isRegularFile).filter(CodeHash::written))
                    .sorted((a, b) -> a.toString()
                            .replace('\\', '/')
                            .compareTo(b.toString().replace('\\', '/')))
                    .toList();
        }
    }

    /** Left-overs of editors and desktops are not code. */
    private static boolean written(Path file) {
        String name = file.getFileName().toString();
        return !name.equals(".DS_Store") && !name.endsWith("~") && !name.endsWith(".swp");
    }

    private static byte[] content(Path file) throws IOException {
        return Sha256.digest().digest(unixLines(Files.readAllBytes(file)));
    }

    /** A check-out on another system may end its lines otherwise; files with a zero byte are no text and stay as they are. */
    private static byte[] unixLines(byte[] bytes) {
        byte[] kept = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return bytes;
            }
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                kept[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(kept, length);
    }
}
