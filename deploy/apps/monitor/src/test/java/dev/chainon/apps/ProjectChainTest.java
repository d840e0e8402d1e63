package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Project;
import dev.chainon.monitoring.kpi.page.IndicatorPage;
import dev.chainon.monitoring.kpi.page.ProjectPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From need to objective, key result, indicator, alert and acceptance test without a broken link. With {@code -Dkpi.write=true} the pages are written. */
class ProjectChainTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Path PAGES = ROOT.resolve("docs/projet");
    private static final Path CATALOGUE =
            ROOT.resolve("evidence/report/src/main/resources/dev/chainon/evidence/report/catalogue");
    private static final String WRITE = "mvn -Dquick -pl deploy/apps/monitor -am test -Dtest=ProjectChainTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dkpi.write=true";

    private final Definitions definitions = Definitions.packaged();
    private final Project project = Project.read(packaged());

    private static String packaged() {
        try (InputStream in = Objects.requireNonNull(Flights.class.getResourceAsStream("/flights/project.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Criterion(value = "B1Cr6.need-to-alert", covers = "docs/projet")
    void pagesAreTheProjectAndTheDefinitions() throws IOException {
        for (String language : List.of("fr", "en")) {
            String end = language.equals("fr") ? ".fr.md" : ".md";
            agrees("project" + end, ProjectPage.markdown(project, definitions, language, this::link));
            agrees("indicators" + end, IndicatorPage.markdown(definitions, language));
        }
    }

    @Test
    @Criterion("B1Cr6.need-to-alert")
    void everyKeyResultIsMeasuredAndAccepted_andEveryIndicatorServesANeed() {
        assertThat(project.needs()).isNotEmpty().allSatisfy(need -> assertThat(need.results())
                .isNotEmpty());
        assertThat(results()).allSatisfy(result -> {
            assertThat(result.indicators()).as(result.id()).isNotEmpty();
            assertThat(result.tests()).as(result.id()).isNotEmpty();
        });
        assertThat(results().stream().flatMap(r -> r.indicators().stream()))
                .as("each once, and none that is not defined")
                .containsExactlyInAnyOrderElementsOf(
                        definitions.indicators().stream().map(Indicator::id).toList());
    }

    @Test
    @Criterion("B1Cr6.need-to-alert")
    void everyAcceptanceTestIsATestThatShowsItsClause() throws IOException {
        for (Project.Result result : results()) {
            for (Project.Acceptance test : result.tests()) {
                assertThat(broken(test)).as(result.id()).isEmpty();
            }
        }
    }

    @Test
    @Criterion("B1Cr6.need-to-alert")
    void everyLinkInsideThePagesHasItsPlace() throws IOException {
        for (String page : List.of("project.fr.md", "project.md", "indicators.fr.md", "indicators.md")) {
            List<String> broken = Pattern.compile("]\\(([^)#:]*)#([^)]+)\\)")
                    .matcher(Files.readString(PAGES.resolve(page)))
                    .results()
                    .filter(link -> !text(link.group(1).isEmpty() ? page : link.group(1))
                            .contains("<a id=\"" + link.group(2) + "\">"))
                    .map(link -> link.group())
                    .toList();
            assertThat(broken).as(page).isEmpty();
        }
    }

    @Test
    void findsABrokenLink() throws IOException {
        assertThat(broken(new Project.Acceptance("ProjectChainTest", "findsABrokenLink", "B1Cr6.need-to-alert")))
                .contains("ProjectChainTest#findsABrokenLink does not show B1Cr6.need-to-alert");
        assertThat(broken(new Project.Acceptance("ProjectChainTest", "noSuchMethod", "B1Cr6.need-to-alert")))
                .isPresent();
        Project wrong = Project.read(packaged().replace("[warnings.precision]", "[warnings.decision]"));
        assertThatThrownBy(() -> ProjectPage.markdown(wrong, definitions, "en", this::link))
                .hasMessageContaining("warnings.decision");
    }

    private List<Project.Result> results() {
        return project.needs().stream().flatMap(n -> n.results().stream()).toList();
    }

    private static String text(String page) {
        try {
            return Files.readString(PAGES.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an acceptance test; empty if it is there and shows its clause. */
    private static Optional<String> broken(Project.Acceptance test) throws IOException {
        String source = Files.readString(source(test.type()));
        String method = "@Criterion\\((?:value = )?\"" + Pattern.quote(test.clause())
                + "\"[^;{}]*(?:\\{[^}]*}[^;{}]*)*void " + test.method() + "\\(";
        if (!Pattern.compile(method).matcher(source).find()) {
            return Optional.of(test.type() + "#" + test.method() + " does not show " + test.clause());
        }
        try (Stream<Path> files = Files.list(CATALOGUE)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains("- id: " + test.clause() + "\n")) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("the catalogue has no clause " + test.clause());
    }

    private static final List<Path> SOURCES = sources();

    private static List<Path> sources() {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("deploy/e2e", "monitoring", "serving", "deploy/apps/monitor")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder).resolve("src/test/java"))) {
                files.filter(Files::isRegularFile).forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Path source(String type) {
        return SOURCES.stream()
                .filter(path -> path.endsWith(type + ".java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no test class " + type));
    }

    private String link(String type) {
        return PAGES.relativize(source(type)).toString();
    }

    private static void agrees(String file, String page) throws IOException {
        Path committed = PAGES.resolve(file);
        if (Boolean.getBoolean("kpi.write")) {
            Files.createDirectories(PAGES);
            Files.writeString(committed, page);
        }
        assertThat(committed).as("write it: " + WRITE).exists();
        assertThat(Files.readString(committed))
                .as(file + " is not what the definitions say; write it again: " + WRITE)
                .isEqualTo(page);
    }
}
