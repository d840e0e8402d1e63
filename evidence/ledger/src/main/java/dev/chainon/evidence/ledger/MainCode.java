package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The code that runs when something is measured: the root pom; the pom, {@code src/main} and packed files of some modules and of all whose classes run with
 * theirs; and single folders or files of others, but for templates of pages ({@code .ftl}). Tests are none of it.
 */
public final class MainCode {

    /** How the root pom is named among the modules. */
    public static final String ROOT_POM = "pom.xml";

    private final Reactor reactor;
    private final SortedSet<String> modules = new TreeSet<>();
    private final List<String> single = new ArrayList<>();

    /** @param subjects modules, and folders or files of others, named from the root */
    public MainCode(Reactor reactor, Collection<String> subjects) {
        this.reactor = reactor;
        for (String subject : subjects) {
            if (reactor.modules().contains(subject)) {
                modules.addAll(reactor.runs(subject));
            } else {
                single.add(subject);
            }
        }
    }

    /** How many files it has, by module. */
    public SortedMap<String, Integer> files() throws IOException {
        SortedMap<String, Integer> count = new TreeMap<>();
        all().forEach(file -> owner(file).ifPresent(owner -> count.merge(owner, 1, Integer::sum)));
        return count;
    }

    /**
     * How many of some files are of this code, by module; those of other code are left out.
     *
     * @param paths named from the root, with slashes; they need not be there any more
     */
    public SortedMap<String, Integer> among(Collection<String> paths) {
        SortedMap<String, Integer> count = new TreeMap<>();
        paths.forEach(path -> owner(path).ifPresent(owner -> count.merge(owner, 1, Integer::sum)));
        return count;
    }

    /** Same paths and same contents give the same hash on any machine, 64 hexadecimal digits. */
    public String hash() throws IOException {
        return CodeHash.hash(
                reactor.root(), all().stream().map(reactor.root()::resolve).toList());
    }

    /** Its files as they are, named from the root. */
    private SortedSet<String> all() throws IOException {
        List<Path> found = new ArrayList<>(List.of(reactor.root().resolve(ROOT_POM)));
        for (String module : modules) {
            found.add(reactor.root().resolve(module).resolve("pom.xml"));
            found.addAll(CodeHash.files(reactor.root().resolve(module).resolve("src/main")));
            found.addAll(reactor.packed(module));
        }
        for (String folder : single) {
            Path path = reactor.root().resolve(folder);
            found.addAll(Files.exists(path) ? CodeHash.files(path) : List.of());
        }
        SortedSet<String> names = new TreeSet<>();
        for (Path file : found) {
            String name = reactor.root().relativize(file).toString().replace('\\', '/');
            if (owner(name).isPresent()) {
                names.add(name);
            }
        }
        return names;
    }

    /** The module to which a file is told, if it is of this code. */
    private Optional<String> owner(String path) {
        if (path.equals(ROOT_POM)) {
            return Optional.of(ROOT_POM);
        }
        String home = home(path);
        boolean main = path.startsWith(home + "/src/main/") || path.equals(home + "/pom.xml");
        boolean alone = !path.endsWith(".ftl") && single.stream().anyMatch(each -> within(path, each));
        if (alone || (main && modules.contains(home))) {
            return Optional.of(home);
        }
        return modules.stream().filter(module -> reactor.packs(module, path)).findFirst();
    }

    private static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** The module in whose folder a file lies, the innermost one; empty outside all. */
    private String home(String path) {
        return reactor.modules().stream()
                .filter(module -> path.startsWith(module + "/"))
                .reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }
}
