package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.Proof;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.report.source.NamedTest;
import dev.chainon.evidence.report.source.RecordFiles;
import dev.chainon.evidence.report.source.TestRecord;
import dev.chainon.evidence.report.source.TestSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the proofs of a clause or of a whole criterion are run now: one Maven command. */
public final class ProofPlan {

    private final Path root;

    public ProofPlan(Path root) {
        this.root = root;
    }

    /**
     * The command for {@code B3Cr4} or {@code B3Cr4.bit-identity}, to be run in the root folder, or none when no test names it. A test that a
     * contract kit hands down runs where it ran before.
     */
    public Optional<List<String>> command(String id) throws IOException {
        List<String> modules = Reactor.read(root).modules();
        List<TestRecord> records = new RecordFiles(root, modules).read().items();
        Set<String> where = new TreeSet<>();
        Map<String, Set<String>> methods = new TreeMap<>();
        for (NamedTest test : new TestSources(root, modules).read()) {
            if (test.clause().equals(id) || test.clause().startsWith(id + ".")) {
                List<Proof> runs = records.stream()
                        .map(TestRecord::proof)
                        .filter(test::made)
                        .toList();
                runs.forEach(run -> add(run.module(), run.test(), where, methods));
                if (runs.isEmpty()) {
                    add(test.module(), test.name(), where, methods);
                }
            }
        }
        return methods.isEmpty() ? Optional.empty() : Optional.of(maven(where, methods));
    }

    private static void add(String module, String test, Set<String> where, Map<String, Set<String>> methods) {
        int hash = test.indexOf('#');
        where.add(module);
        methods.computeIfAbsent(test.substring(0, hash), type -> new TreeSet<>())
                .add(test.substring(hash + 1));
    }

    private static List<String> maven(Set<String> where, Map<String, Set<String>> methods) {
        String units = patterns(methods, false);
        String integration = patterns(methods, true);
        List<String> command = new ArrayList<>(List.of("mvn", "-q", "-Dquick", "-pl", String.join(",", where), "-am"));
        command.add("-Dsurefire.failIfNoSpecifiedTests=false");
        command.add("-Dtest=" + (units.isEmpty() ? "NoUnitTest" : units));
        if (!integration.isEmpty()) {
            command.add("-Dfailsafe.failIfNoSpecifiedTests=false");
            command.add("-Dit.test=" + integration);
            // Those that an ordinary build leaves to a campaign, too.
            command.add("-Dtests.excluded=");
        }
        command.add(integration.isEmpty() ? "test" : "verify");
        return List.copyOf(command);
    }

    private static String patterns(Map<String, Set<String>> methods, boolean integration) {
        return methods.entrySet().stream()
                .filter(entry -> isIntegration(entry.getKey()) == integration)
                .map(entry -> entry.getKey() + "#" + String.join("+", entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static boolean isIntegration(String type) {
        int nested = type.indexOf('$');
        return (nested < 0 ? type : type.substring(0, nested)).endsWith("IT");
    }
}
