package dev.chainon.local.deliver;

import dev.chainon.core.data.Sha256;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version as it is deployed: a folder with copies of our modules, so that a later build changes nothing of what runs. The libraries of others stay in Maven's repository and are hashed
 * with them.
 *
 * @param version commit of its code, followed by "+changes" where the code differs from it
 * @param commitTime when that commit was made, ISO 8601; empty if unknown
 * @param classPath in its order
 * @param sha256 by the name of each jar
 */
record Artefact(Path folder, String version, String commitTime, List<Path> classPath, Map<String, String> sha256) {

    private static final int ENOUGH = 12;

    Artefact {
        classPath = List.copyOf(classPath);
        sha256 = Map.copyOf(sha256);
    }

    /**
     * Lays a built module out in its own folder below {@code releases}.
     *
     * @param built where the code and its build are
     * @param module folder of the module, relative to it
     */
    static Artefact lay(Home built, String module, Revision revision, Path releases) {
        List<Path> jars = new ArrayList<>();
        for (String entry : ClassPath.ofModule(built, module).text().split(File.pathSeparator)) {
            jars.add(Path.of(entry));
        }
        Map<String, String> hashes = hashes(jars);
        Path folder =
                releases.resolve(named(revision.commit()) + "-" + digest(hashes).substring(0, ENOUGH));
        List<Path> classPath = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (Path jar : jars) {
                classPath.add(jar.startsWith(built.code()) ? copied(jar, folder) : jar);
            }
            List<String> lines = classPath.stream().map(Path::toString).toList();
            Pointer.describe(folder, String.join(File.pathSeparator, lines), revision.commit());
        } catch (IOException e) {
            throw new UncheckedIOException("the version cannot be laid out in " + folder, e);
        }
        return new Artefact(folder, revision.commit(), revision.time(), classPath, hashes);
    }

    /** Commit and its time. */
    record Revision(String commit, String time) {}

    private static String named(String commit) {
        String safe = commit.replaceAll("[^0-9A-Za-z]", "-");
        return safe.length() > ENOUGH ? safe.substring(0, ENOUGH) : safe.isEmpty() ? "unknown" : safe;
    }

    private static Path copied(Path jar, Path folder) throws IOException {
        Path to = folder.resolve(jar.toFile().getName());
        if (Files.isRegularFile(jar)) {
            Files.copy(jar, to, StandardCopyOption.REPLACE_EXISTING);
            return to;
        }
        return jar;
    }

    private static Map<String, String> hashes(List<Path> jars) {
        Map<String, String> hashes = new TreeMap<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new Failure(jar + " is no jar: run mvn -q -Dquick -DskipTests package.");
            }
            hashes.put(jar.toFile().getName(), Sha256.of(jar));
        }
        return hashes;
    }

    private static String digest(Map<String, String> hashes) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(hashes)
                .forEach((name, hash) ->
                        text.append(hash).append("  ").append(name).append('\n'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 over names and hashes of all jars. */
    String digest() {
        return digest(sha256);
    }

    /** Whether every jar still is the one that was laid out. */
    Step.Done verify() {
        for (Path jar : classPath) {
            String name = jar.toFile().getName();
            if (!Files.isRegularFile(jar) || !Sha256.of(jar).equals(sha256.get(name))) {
                return Step.Done.failed(jar + " is not the jar that was laid out: its SHA-256 differs, or it is gone");
            }
        }
        return Step.Done.passed(classPath.size() + " jars, SHA-256 " + digest());
    }
}
