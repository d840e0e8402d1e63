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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        return closure(module, dependency -> true);
    }

    /** The module and every module whose classes run with its own: without what is for tests alone, or an option of another module. */
    public SortedSet<String> runs(String module) {
        SortedSet<String> runs = new TreeSet<>(Set.of(module));
        dependencies(module, direct -> !direct.tests())
                .forEach(direct ->
                        runs.addAll(closure(direct, dependency -> !dependency.tests() && !dependency.optional())));
        return runs;
    }

    private SortedSet<String> closure(String module, Predicate<Pom.Dependency> followed) {
        SortedSet<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                dependencies(next, followed).forEach(open::push);
            }
        }
        return seen;
    }

    /** Files that a module packs from folders of the repository outside its own {@code src}, such as those of the data set. */
    List<Path> packed(String module) throws IOException {
        List<Path> packed = new ArrayList<>();
        for (Pom.Resource resource : pom(module).resources()) {
            for (Path file : CodeHash.files(folder(module, resource))) {
                if (packs(module, root.relativize(file).toString().replace('\\', '/'))) {
                    packed.add(file);
                }
            }
        }
        return packed;
    }

    /** Whether a module packs a file, named from the root, which lies outside its own {@code src}; the file need not be there any more. */
    boolean packs(String module, String path) {
        Path file = root.resolve(path);
        return !file.startsWith(root.resolve(module))
                && pom(module).resources().stream().anyMatch(resource -> {
                    Path folder = folder(module, resource);
                    return folder.startsWith(root)
                            && file.startsWith(folder)
                            && (resource.includes().isEmpty()
                                    || resource.includes()
                                            .contains(folder.relativize(file)
                                                    .toString()
                                                    .replace('\\', '/')));
                });
    }

    private Path folder(String module, Pom.Resource resource) {
        return root.resolve(module)
                .resolve(resource.directory().replace("${chainon.root}", root.toString()))
                .normalize();
    }

    private Pom pom(String module) {
        Pom pom = modules.get(module);
        if (pom == null) {
            throw new IllegalArgumentException(
                    "No module " + module + " in " + root.resolve("pom.xml") + "; it lists " + modules());
        }
        return pom;
    }

    private Stream<String> dependencies(String module, Predicate<Pom.Dependency> followed) {
        Set<String> names = pom(module).dependencies().stream()
                .filter(followed)
                .map(Pom.Dependency::artifactId)
                .collect(Collectors.toSet());
        return modules.entrySet().stream()
                .filter(other -> names.contains(other.getValue().artifactId()))
                .map(Map.Entry::getKey);
    }
}
