package dev.chainon.local.quality;

import dev.chainon.evidence.ledger.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the reports in the modules' {@code target} folders say. A report that is older than the code of its module says nothing.
 *
 * @param modules all that have code, in the order of the build
 * @param coverage by module, of those whose tests ran under JaCoCo
 * @param mutants by module, of those that PIT changed
 * @param documented modules whose documentation was written without a warning
 * @param unsteady tests that failed once and passed when they were run again
 * @param old reports that are older than the code, by their path
 */
record Measures(
        List<String> modules,
        SortedMap<String, Coverage> coverage,
        SortedMap<String, Share> mutants,
        SortedSet<String> documented,
        SortedSet<String> unsteady,
        SortedSet<String> old) {

    private static final String CODE = "src/main/java";

    /** Written last by the Javadoc tool; the build ends before where there is a warning. */
    private static final String DOCUMENTATION = "target/reports/apidocs/index.html";

    static Measures read(Path root) throws IOException {
        List<String> modules = Reactor.read(root).modules().stream()
                .filter(module -> Files.isDirectory(root.resolve(module).resolve(CODE)))
                .toList();
        Measures measures = new Measures(
                modules, new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (String module : modules) {
            measures.add(root, module);
        }
        return measures;
    }

    private void add(Path root, String module) throws IOException {
        Optional<Path> reached = fresh(root, module, Coverage.REPORT);
        if (reached.isPresent()) {
            coverage.put(module, Coverage.read(reached.get()));
        }
        Optional<Path> changed = fresh(root, module, Mutants.REPORT);
        if (changed.isPresent()) {
            mutants.put(module, Mutants.read(changed.get()));
        }
        if (fresh(root, module, DOCUMENTATION).isPresent()) {
            documented.add(module);
        }
        unsteady.addAll(Unsteady.read(root.resolve(module)));
    }

    private Optional<Path> fresh(Path root, String module, String report) throws IOException {
        Path file = root.resolve(module).resolve(report);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (newest(root.resolve(module).resolve("src")).compareTo(Files.getLastModifiedTime(file)) > 0) {
            old.add(module + "/" + report);
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private static FileTime newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Measures::modified)
                    .max(Comparator.naturalOrder())
                    .orElse(FileTime.fromMillis(0));
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the time of " + file, e);
        }
    }

    /** Of all modules that were measured. */
    Coverage whole() {
        return coverage.values().stream().reduce(Coverage.NONE, Coverage::plus);
    }

    /** The figures by their stable identifiers; what was not measured is not among them. */
    Map<String, Number> figures() {
        SortedMap<String, Number> figures = new TreeMap<>();
        coverage.forEach((module, each) -> {
            figures.put("coverage.lines." + name(module), each.lines().percent());
            figures.put("coverage.branches." + name(module), each.branches().percent());
        });
        if (!coverage.isEmpty()) {
            figures.put("coverage.modules", coverage.size());
            figures.put("coverage.modules.unmeasured", modules.size() - coverage.size());
            figures.put("tests.unsteady", unsteady.size());
            figures.put("coverage.lines", whole().lines().percent());
            figures.put("coverage.branches", whole().branches().percent());
        }
        mutants.forEach((module, each) -> {
            figures.put("mutation.killed." + name(module), each.percent());
            figures.put("mutation.mutants." + name(module), each.all());
        });
        if (!documented.isEmpty()) {
            figures.put("javadoc.modules", documented.size());
            figures.put("javadoc.modules.undocumented", modules.size() - documented.size());
        }
        return figures;
    }

    private static String name(String module) {
        return module.replace('/', '-');
    }
}
