package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.acceptance.Plan;
import dev.chainon.acceptance.PlannedTest;
import dev.chainon.acceptance.Words;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.catalogue.Catalogue;
import dev.chainon.evidence.report.catalogue.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The test plan has no broken link: what is planned is executed, what is executed end to end is planned, and each names clauses that exist. */
class TestPlanTest {

    private static final List<String> END_TO_END = List.of("containers", "flow", "sanctuary", "ship");

    @Test
    @Criterion("B1Cr5.test-plan")
    void everyPlannedTestHasItsExecution_andEveryEndToEndTestIsPlanned() throws IOException {
        assertThat(broken(Plan.packaged())).isEmpty();
    }

    @Test
    @Criterion("B1Cr5.test-plan")
    void findsAPlannedTestWithoutAnExecution_andAnExecutionWithoutAPlan() throws IOException {
        Plan plan = Plan.packaged();
        List<PlannedTest> tests = new ArrayList<>(plan.tests());
        tests.removeIf(test -> test.test().startsWith("OneFlightIT."));
        Words words = new Words("x", "x");
        tests.add(new PlannedTest(
                "X-1", words, List.of("B1Cr5.nothing"), words, words, words, "", "OneFlightIT.doesNotExist", false));

        assertThat(broken(new Plan(plan.scope(), tests)))
                .containsExactlyInAnyOrder(
                        "X-1 is executed by OneFlightIT.doesNotExist, which is not there",
                        "X-1 names the clause B1Cr5.nothing, which is not there");
        tests.removeIf(test -> test.id().equals("X-1"));
        assertThat(broken(new Plan(plan.scope(), tests))).containsExactly("OneFlightIT is in no plan");
    }

    private static List<String> broken(Plan plan) throws IOException {
        Set<String> clauses =
                Catalogue.shipped().clauses().map(Clause::id).collect(Collectors.toCollection(TreeSet::new));
        List<String> broken = new ArrayList<>();
        Set<String> planned = new TreeSet<>();
        for (PlannedTest test : plan.tests()) {
            test.clauses().stream()
                    .filter(clause -> !clauses.contains(clause))
                    .forEach(clause -> broken.add(test.id() + " names the clause " + clause + ", which is not there"));
            if (!test.test().isEmpty()) {
                String type = test.test().substring(0, test.test().indexOf('.'));
                planned.add(type);
                if (!TestSources.have(type, test.test().substring(type.length() + 1))) {
                    broken.add(test.id() + " is executed by " + test.test() + ", which is not there");
                }
            }
        }
        endToEnd().stream()
                .filter(type -> !planned.contains(type))
                .forEach(type -> broken.add(type + " is in no plan"));
        return broken;
    }

    private static Set<String> endToEnd() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String folder : END_TO_END) {
            Path tests = House.ROOT
                    .resolve("deploy/e2e/src/test/java/dev/chainon/e2e")
                    .resolve(folder);
            try (Stream<Path> files = Files.list(tests)) {
                files.map(file -> file.toFile().getName())
                        .filter(name -> name.matches("\\w+(IT|Test)\\.java"))
                        .forEach(name -> types.add(name.replace(".java", "")));
            }
        }
        return types;
    }
}
