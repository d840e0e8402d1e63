package dev.chainon.e2e.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kept bill of materials beside the class paths from which the processes are started. */
class BillOfMaterialsIT {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    /** {@code org/yaml/snakeyaml/2.5/} and so on: how a repository of Maven lays a version down. */
    private static Set<String> listed() throws IOException {
        Set<String> places = new HashSet<>();
        JsonNode bill = new ObjectMapper()
                .readTree(ROOT.resolve("config/supply/bom.json").toFile());
        bill.path("components")
                .forEach(component -> places.add(place(
                        component.path("group").asText(),
                        component.path("name").asText(),
                        component.path("version").asText())));
        return places;
    }

    private static String place(String group, String name, String version) {
        return group.replace('.', '/') + "/" + name + "/" + version + "/";
    }

    private static List<Path> classPaths() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 6)) {
            return files.filter(file -> file.endsWith(Path.of("target", "classpath")))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @Test
    @Criterion(value = "B1Cr2.supply-chain", covers = "config/supply/bom.json")
    void listsEveryLibraryOfEveryClassPath() throws IOException {
        Set<String> listed = listed();
        List<String> absent = new ArrayList<>();
        int jars = 0;
        for (Path classPath : classPaths()) {
            for (String entry : Files.readString(classPath).strip().split(File.pathSeparator)) {
                Path jar = Path.of(entry);
                if (jar.startsWith(ROOT)) {
                    continue;
                }
                jars++;
                if (listed.stream().noneMatch(jar.getParent().toString().concat("/")::endsWith)) {
                    absent.add(classPath + ": " + jar);
                }
            }
        }
        assertThat(jars).isGreaterThan(500);
        assertThat(absent)
                .as("these are not in config/supply/bom.json: write it again by ./chainon sbom")
                .isEmpty();
    }

    @Test
    @Criterion(value = "B1Cr2.supply-chain", covers = "config/supply/bom.json")
    void everyApplicationIsOneOfThoseClassPaths() throws IOException {
        List<String> modules = classPaths().stream()
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
}
