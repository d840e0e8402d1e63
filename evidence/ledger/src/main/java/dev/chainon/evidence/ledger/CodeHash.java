package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The hash of what a proof of a module covers: the root pom; pom, {@code src} and packed files of the module and of every module of the project that it
 * depends on; and the documents that the test names. Same paths and same contents give the same hash on any machine; records and build output are left
 * out.
 */
public final class CodeHash {

    private final Reactor reactor;
    private final Map<String, String> ofModule = new HashMap<>();
    private final Map<String, String> ofDocument = new HashMap<>();

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

    /**
     * Hash for a module and for documents that a test of it reads.
     *
     * @param documents files or folders, named from the root; one that is not there counts as absent
     */
    public synchronized String of(String module, Collection<String> documents) throws IOException {
        if (documents.isEmpty()) {
            return of(module);
        }
        StringBuilder all = new StringBuilder(of(module)).append('\n');
        for (String document : new TreeSet<>(documents)) {
            all.append(document).append(' ').append(document(document)).append('\n');
        }
        return Sha256.of(all.toString());
    }

    private String sources(String module) throws IOException {
        String known = ofModule.get(module);
        if (known != null) {
            return known;
        }
        Path folder = reactor.root().resolve(module);
        List<Path> covered = new ArrayList<>(List.of(folder.resolve("pom.xml")));
        covered.addAll(files(folder.resolve("src")));
        String fresh = hash(folder, covered);
        List<Path> packed = reactor.packed(module);
        if (!packed.isEmpty()) {
            fresh = Sha256.of(fresh + hash(reactor.root(), packed));
        }
        ofModule.put(module, fresh);
        return fresh;
    }

    private String document(String name) throws IOException {
        String known = ofDocument.get(name);
        if (known != null) {
            return known;
        }
        Path path = reactor.root().resolve(name);
        String fresh = Files.exists(path) ? hash(reactor.root(), files(path)) : "absent";
        ofDocument.put(name, fresh);
        return fresh;
    }

    static String hash(Path from, Collection<Path> files) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path file : files.stream()
                .sorted(Comparator.comparing((Path each) -> each.toString().replace('\\', '/')))
                .toList()) {
            String name = from.relativize(file).toString().replace('\\', '/');
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(content(file));
        }
        return Sha256.hex(digest.digest());
    }

    /** The files of a folder that people wrote; a file is its own only one, and what is not there has none. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(CodeHash::written).toList();
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
