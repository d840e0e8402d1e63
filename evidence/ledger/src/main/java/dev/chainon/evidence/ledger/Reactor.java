package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The modules of the project and how they depend on each other, read from their poms. A module is named by its folder. */
public final class Reactor {

    private final Path root;
    private final Map<String, Pom> modules;

    private Reactor(Path root, Map<String, Pom> modules) {
        this.root = root;
        this.modules = modules;
    }

    public static Reactor read(Path root) throws IOException {
        Map<String, Pom> modules = new LinkedHashMap<>();
        for (String module : Pom.read(root.resolve("pom.xml")).modules()) {
            modules.put(module, Pom.read(root.resolve(module).resolve("pom.xml")));
        }
        return new Reactor(root.toAbsolutePath().normalize(), modules);
    }

    /** The nearest folder upwards whose pom lists modules. */
    public static Optional<Path> rootOf(Path folder) throws IOException {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path pom = at.resolve("pom.xml");
            if (Files.exists(pom) && !Pom.read(pom).modules().isEmpty()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    public Path root() {
        return root;
    }

    public List<String> modules() {
        return List.copyOf(modules.keySet());
    }

    /** The module whose folder this is, or none. */
    public Optional<String> moduleAt(Path folder) {
        String name =
                root.relativize(folder.toAbsolutePath().normalize()).toString().replace('\\', '/');
        return Optional.of(name).filter(modules::containsKey);
    }

    /** The module and every module of the project that it depends on, in any scope, also through others. */
    public SortedSet<String> covers(String module) {
        SortedSet<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                dependencies(next).forEach(open::push);
            }
        }
        return seen;
    }

    /** Files that a module packs from folders of the repository outside its own {@code src}, such as those of the data set. */
    List<Path> packed(String module) throws IOException {
        List<Path> packed = new ArrayList<>();
        for (Pom.Resource resource : pom(module).resources()) {
            Path folder = root.resolve(module)
                    .resolve(resource.directory().replace("${chainon.root}", root.toString()))
                    .normalize();
            if (folder.startsWith(root) && !folder.startsWith(root.resolve(module))) {
                for (Path file : CodeHash.files(folder)) {
                    if (resource.includes().isEmpty()
                            || resource.includes()
                                    .contains(folder.relativize(file).toString().replace('\\', '/'))) {
                        packed.add(file);
                    }
                }
            }
        }
        return packed;
    }

    private Pom pom(String module) {
        Pom pom = modules.get(module);
        if (pom == null) {
            throw new IllegalArgumentException(
                    "No module " + module + " in " + root.resolve("pom.xml") + "; it lists " + modules());
        }
        return pom;
    }

    private Stream<String> dependencies(String module) {
        Pom pom = pom(module);
        return modules.entrySet().stream()
                .filter(other -> pom.dependencies().contains(other.getValue().artifactId()))
                .map(Map.Entry::getKey);
    }
}
