package dev.chainon.local.pipeline;

import dev.chainon.evidence.ledger.Digest;
import dev.chainon.evidence.ledger.Reactor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library of others that a release was built with.
 *
 * @param uri package URL, such as {@code pkg:maven/org.slf4j/slf4j-api@2.0.17}
 * @param sha256 in hexadecimal digits
 */
record Material(String uri, String sha256) {

    /** Where Maven keeps what it fetched: group, artifact, version, file. */
    private static final Pattern PLACE = Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/([^/]+)\\.jar");

    /** What the class paths of the built modules name beyond our own modules, each once. */
    static List<Material> of(Path root) throws IOException {
        TreeSet<Path> jars = new TreeSet<>();
        for (String module : Reactor.read(root).modules()) {
            Path file = root.resolve(module).resolve("target/classpath");
            if (Files.isRegularFile(file)) {
                Arrays.stream(Files.readString(file).strip().split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .filter(jar -> !jar.startsWith(root) || jar.toString().contains("/repository/"))
                        .forEach(jars::add);
            }
        }
        List<Material> materials = new ArrayList<>();
        for (Path jar : jars) {
            materials.add(new Material(uri(jar.toString()), Digest.of(jar)));
        }
        return materials;
    }

    private static String uri(String jar) {
        Matcher place = PLACE.matcher(jar);
        if (!place.matches()) {
            return "file:" + Path.of(jar).toFile().getName();
        }
        String plain = place.group(2) + "-" + place.group(3);
        String classifier = place.group(4).startsWith(plain + "-")
                ? "?classifier=" + place.group(4).substring(plain.length() + 1)
                : "";
        return "pkg:maven/" + place.group(1).replace('/', '.') + "/" + place.group(2) + "@" + place.group(3)
                + classifier;
    }
}
