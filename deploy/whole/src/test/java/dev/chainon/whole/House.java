package dev.chainon.whole;

import dev.chainon.evidence.ledger.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reactor after its build: what is missing, failed, old, or was tested with what it does not name. */
final class House {

    private static final Pattern TEST = Pattern.compile("\\w+(Test|IT)\\.java");
    private static final Pattern LEFT_OUT =
            Pattern.compile("@Tag\\(|(?m:^)(?:public |sealed )?(?:abstract class|interface) ");
    private static final String OURS = "dev/chainon";

    private final Path root;
    private final Reactor reactor;
    private final Map<String, Instant> written = new HashMap<>();

    House(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.reactor = Reactor.read(root);
        for (String module : reactor.modules()) {
            written.put(module, written(this.root.resolve(module)));
        }
    }

    /** Modules that the last one does not need, itself left out: they may still be built when it is. */
    List<String> notBefore(String last) {
        SortedSet<String> before = reactor.covers(last);
        return reactor.modules().stream()
                .filter(module -> !before.contains(module))
                .toList();
    }

    /** Modules whose tests did not run since their code changed, not one of them: the build was no whole one. */
    List<String> untested(String last) throws IOException {
        List<String> untested = new ArrayList<>();
        for (String module : reactor.modules()) {
            Instant changed = changed(module);
            if (!module.equals(last)
                    && !types(module).isEmpty()
                    && reports(module).stream()
                            .allMatch(report -> report.written().isBefore(changed))) {
                untested.add(module);
            }
        }
        return untested;
    }

    /** What speaks against "all was compiled, and all tests passed", each in one line. */
    List<String> unproved(String last) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String module : reactor.modules()) {
            if (!module.equals(last)) {
                faults.addAll(unprovedIn(module));
            }
        }
        return faults;
    }

    /** The same of one module. */
    List<String> unprovedIn(String module) throws IOException {
        List<String> faults = new ArrayList<>();
        if (Files.isDirectory(root.resolve(module).resolve("src/main/java"))
                && !Files.isDirectory(root.resolve(module).resolve("target/classes"))) {
            faults.add(module + " was not compiled");
        }
        Map<String, Tested> reports = reports(module).stream()
                .collect(Collectors.toMap(Tested::type, Function.identity(), (one, other) -> one));
        Instant changed = changed(module);
        for (String type : types(module)) {
            Optional<Tested> report = Optional.ofNullable(reports.get(type));
            if (report.isEmpty()) {
                faults.add(module + ": " + type + " was not run");
            } else if (report.get().failed() > 0) {
                faults.add(module + ": " + type + " failed");
            } else if (report.get().written().isBefore(changed)) {
                faults.add(module + ": " + type + " ran before the code changed");
            }
        }
        return faults;
    }

    /** What was on the class path of a module's tests though it names it nowhere, and what came from elsewhere though it is ours. */
    List<String> strangers() throws IOException {
        List<String> strangers = new ArrayList<>();
        for (String module : reactor.modules()) {
            SortedSet<String> named = reactor.covers(module);
            reports(module).stream()
                    .flatMap(report -> report.classPath().stream())
                    .distinct()
                    .filter(entry -> stranger(entry, named))
                    .forEach(entry -> strangers.add(module + " was tested with " + entry));
        }
        return strangers;
    }

    /** Reports that do not tell what the module was tested on, which would hide strangers. */
    List<String> withoutClassPath(String last) throws IOException {
        List<String> silent = new ArrayList<>();
        for (String module : reactor.modules()) {
            if (!module.equals(last)) {
                Path own = root.resolve(module).resolve("target");
                reports(module).stream()
                        .filter(report -> report.classPath().stream().noneMatch(entry -> entry.startsWith(own)))
                        .forEach(report -> silent.add(module + ": " + report.type()));
            }
        }
        return silent;
    }

    /** Of the tests that there are: a report of a class that was taken out says nothing. */
    private List<Tested> reports(String module) throws IOException {
        List<String> types = types(module);
        return Tested.of(root.resolve(module)).stream()
                .filter(report -> types.contains(report.type()))
                .toList();
    }

    private boolean stranger(Path entry, SortedSet<String> named) {
        if (!entry.startsWith(root)) {
            return entry.toString().replace('\\', '/').contains(OURS);
        }
        return named.stream()
                .noneMatch(module -> entry.startsWith(root.resolve(module).resolve("target")));
    }

    /** Classes of tests that an ordinary build has to run: those with a tag may be for the campaign. */
    private List<String> types(String module) throws IOException {
        List<String> types = new ArrayList<>();
        Path tests = root.resolve(module).resolve("src/test/java");
        for (Path file : files(tests)) {
            if (TEST.matcher(file.toFile().getName()).matches()
                    && !LEFT_OUT.matcher(Files.readString(file)).find()) {
                types.add(tests.relativize(file)
                        .toString()
                        .replaceAll("[/\\\\]", ".")
                        .replaceAll("\\.java$", ""));
            }
        }
        return types;
    }

    /** When the code of a module or of one that it needs was last written. */
    private Instant changed(String module) {
        return reactor.covers(module).stream()
                .map(each -> written.getOrDefault(each, Instant.EPOCH))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Instant written(Path module) throws IOException {
        Instant newest = Instant.EPOCH;
        for (Path file : files(module.resolve("src"))) {
            Instant time = Files.getLastModifiedTime(file).toInstant();
            newest = time.isAfter(newest) ? time : newest;
        }
        return newest;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
