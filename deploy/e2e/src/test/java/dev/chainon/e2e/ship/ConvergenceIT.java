package dev.chainon.e2e.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every process of ours runs the same version of a library, or it is written down why not. */
class ConvergenceIT {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    /** Programs of others, each in a process of its own with what its makers tested. */
    private static final List<String> OTHERS =
            List.of("deploy/broker", "deploy/bench/cassandra", "deploy/bench/spring");

    /** Folder of a library, which its versions share, to those versions. */
    private static Map<String, Set<String>> versions() throws IOException {
        List<Path> classPaths = ClassPaths.of(ROOT).stream()
                .filter(file -> OTHERS.stream().noneMatch(other -> file.startsWith(ROOT.resolve(other))))
                .toList();
        assertThat(classPaths).hasSizeGreaterThan(8);
        Map<String, Set<String>> versions = new TreeMap<>();
        for (Path classPath : classPaths) {
            for (String entry : Files.readString(classPath).strip().split(File.pathSeparator)) {
                Path version = Path.of(entry).getParent();
                versions.computeIfAbsent(version.getParent().toString(), folder -> new TreeSet<>())
                        .add(version.getFileName().toString());
            }
        }
        return versions;
    }

    @Test
    @Criterion(value = "B1Cr2.convergence", covers = "config/supply/divergences.yaml")
    void everyProcessRunsTheSameVersionOfALibrary_orItIsWrittenDownWhyNot() throws IOException {
        Map<String, String> borne = new Yaml().load(Files.readString(ROOT.resolve("config/supply/divergences.yaml")));
        assertThat(borne.values()).allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(20));
        Set<String> divergent = versions().entrySet().stream()
                .filter(library -> library.getValue().size() > 1)
                .map(library -> listed(library.getKey(), borne.keySet()) + library.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(divergent)
                .as("bring them together in the root's dependencyManagement, or say why not")
                .allMatch(library -> borne.keySet().stream().anyMatch(name -> library.startsWith(name + "[")));
        assertThat(borne.keySet())
                .as("these have one version: take them off the list")
                .allMatch(name -> divergent.stream().anyMatch(library -> library.startsWith(name + "[")));
    }

    /** The name on the list that fits the folder, or the folder itself. */
    private static String listed(String folder, Set<String> names) {
        return names.stream()
                .filter(name -> folder.endsWith("/" + name.replace('.', '/').replace(':', '/')))
                .findFirst()
                .orElse(folder);
    }
}
