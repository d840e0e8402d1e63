package dev.chainon.e2e.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kept bill of materials beside the class paths from which the processes are started. */
class BillOfMaterialsIT {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private static JsonNode components() throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("config/supply/bom.json").toFile())
                .path("components");
    }

    /** {@code org/yaml/snakeyaml/2.5}: where a repository of Maven keeps a version. */
    private static String place(JsonNode component) {
        return component.path("group").asText().replace('.', '/') + "/"
                + component.path("name").asText() + "/"
                + component.path("version").asText();
    }

    /** What others wrote, on all class paths together. */
    private static Set<Path> jars() throws IOException {
        Set<Path> jars = new TreeSet<>();
        for (Path classPath : ClassPaths.of(ROOT)) {
            Stream.of(Files.readString(classPath).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .filter(jar -> !jar.startsWith(ROOT)
                            && !jar.getFileName().toString().startsWith("chainon-"))
                    .forEach(jars::add);
        }
        return jars;
    }

    @Test
    @Criterion(value = "B1Cr2.supply-chain", covers = "config/supply/bom.json")
    void listsEveryLibraryOfEveryClassPath() throws IOException {
        Set<String> listed = new TreeSet<>();
        components().forEach(component -> listed.add("/" + place(component)));
        assertThat(jars()).hasSizeGreaterThan(300);
        assertThat(jars())
                .as("write config/supply/bom.json again by ./chainon sbom")
                .allMatch(jar -> listed.stream().anyMatch(jar.getParent().toString()::endsWith));
    }

    @Test
    @Criterion(value = "B1Cr2.supply-chain", covers = "config/supply/bom.json")
    void everyJarIsTheOneOfTheBill_byItsHash() throws Exception {
        Map<String, String> hashes = new HashMap<>();
        for (JsonNode component : components()) {
            String classifier =
                    component.path("purl").asText().replaceFirst("^[^?]*\\?(?:classifier=([^&]*)&)?.*", "$1");
            String name = component.path("name").asText() + "-"
                    + component.path("version").asText();
            component
                    .path("hashes")
                    .forEach(hash -> hashes.put(
                            place(component) + "/" + name + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar",
                            hash.path("content").asText()));
        }
        Map<String, String> built = new HashMap<>();
        for (Path jar : jars()) {
            for (String listed : hashes.keySet()) {
                if (jar.endsWith(listed)) {
                    built.put(listed, sha256(jar));
                }
            }
        }
        // Native libraries of another platform than that of the bill have no hash there.
        assertThat(built).hasSizeGreaterThan(300);
        assertThat(hashes).containsAllEntriesOf(built);
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    @Criterion(value = "B1Cr2.supply-chain", covers = "config/supply/bom.json")
    void everyApplicationIsOneOfThoseClassPaths() throws IOException {
        List<String> modules = ClassPaths.of(ROOT).stream()
                .map(file -> ROOT.relativize(file.getParent().getParent()).toString())
                .toList();
        try (Stream<Path> apps = Files.list(ROOT.resolve("deploy/apps"))) {
            assertThat(modules)
                    .containsAll(apps.filter(app -> Files.isRegularFile(app.resolve("pom.xml")))
                            .map(app -> ROOT.relativize(app).toString())
                            .toList())
                    .contains("deploy/local", "deploy/broker", "conformance");
        }
    }

    @Test
    void noPomNamesARepository_andNoVersionIsLeftOpen() throws IOException {
        List<Path> poms = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
        Reactor.read(ROOT)
                .modules()
                .forEach(module -> poms.add(ROOT.resolve(module).resolve("pom.xml")));
        for (Path pom : poms) {
            assertThat(Files.readString(pom))
                    .as(pom.toString())
                    .doesNotContain("<repositories>", "<pluginRepositories>", "<version>LATEST<", "<version>RELEASE<")
                    .doesNotContainPattern("<version>[\\[(](?!17,18\\)|3\\.8\\.1,\\))");
        }
        assertThat(Files.readString(ROOT.resolve("config/supply/bom.json")))
                .as("where others publish and how they praise it is no part of the bill")
                .doesNotContain("\"externalReferences\"", "\"description\"");
        assertThat(components())
                .filteredOn(component -> !component.path("group").asText().equals("dev.chainon"))
                .noneMatch(component -> component.path("version").asText().endsWith("-SNAPSHOT"));
    }
}
