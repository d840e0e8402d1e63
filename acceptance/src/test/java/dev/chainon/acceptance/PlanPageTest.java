package dev.chainon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan, its pages and its checks agree. With {@code -Dplan.write=true} the pages are written instead. */
class PlanPageTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final List<String> SKIPPED = List.of("target", ".git", ".chainon", "node_modules");
    private static final Map<String, String> SOURCES = sources();

    @ParameterizedTest
    @ValueSource(strings = {"test-plan.fr.md", "test-plan.md"})
    @Criterion(value = "B1Cr5.test-plan", covers = "docs/test-plan.fr.md")
    void pageIsThePlan_andEveryExecutionHasItsSource(String name) throws IOException {
        Path committed = ROOT.resolve("docs").resolve(name);
        String page = new PlanPage(Plan.packaged(), name.endsWith(".fr.md"), PlanPageTest::source).markdown();
        if (Boolean.getBoolean("plan.write")) {
            Files.writeString(committed, page);
        }
        assertThat(Files.readString(committed))
                .as(name + " is not what the plan says; its head tells how it is written")
                .isEqualTo(page);
    }

    @Test
    @Criterion("B1Cr5.test-plan")
    void everyCheckIsPlannedOnce_andEveryPlannedCheckIsThere() {
        assertThat(Plan.packaged().byAddress())
                .extracting(PlannedTest::check)
                .containsExactlyInAnyOrderElementsOf(Checks.names());
    }

    /** From the folder of the page. */
    private static String source(String type) {
        String found = SOURCES.get(type);
        if (found == null) {
            throw new AssertionError("the plan names " + type + ", which has no source");
        }
        return "../" + found;
    }

    /** Places of all Java files by their names, without what is built or kept. */
    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                    return SKIPPED.contains(folder.toFile().getName())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    String name = file.toFile().getName();
                    if (name.endsWith(".java")) {
                        sources.put(
                                name.replace(".java", ""),
                                ROOT.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
