package dev.chainon.evidence.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.EvidenceReader;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.catalogue.Catalogue;
import dev.chainon.evidence.report.catalogue.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views, over this repository as it stands, and the page kept in {@code target} to be looked at. */
class ViewsTest {

    private static final int LARGEST = 5_000_000;
    private static final Pattern LOADS = Pattern.compile("(src|srcset)=|url\\(|@import|<script |<link|<iframe");

    private static final Pattern TYPED = Pattern.compile("<@s fr=\"([^\"]*)\"");
    private static final Pattern BAD_FRENCH = Pattern.compile("'| [:;?!%»]|« |[^\u00a0\u202f][;?!»]|[^\u00a0\\d/s]:");

    private static EvidenceReport report;
    private static String html;

    @BeforeAll
    static void page() throws IOException {
        Path root = Path.of(System.getProperty("chainon.root", "../.."));
        report = new EvidenceReader(root).read();
        html = new HtmlView().render(report);
        Files.writeString(
                Files.createDirectories(root.resolve("evidence/report/target")).resolve("evidence.html"), html);
    }

    @Test
    @Criterion("B4Cr1.jury-page")
    void shows36Criteria_everyClause_itsStateAndItsCommand() {
        assertThat(html.split("<article class=\"criterion", -1)).hasSize(37);
        assertThat(report.clauses()).allSatisfy(clause -> {
            assertThat(html)
                    .contains("<li class=\"clause " + clause.state().key() + "\" id=\""
                            + clause.clause().id() + "\">");
            assertThat(html)
                    .contains(
                            clause.clause().planned()
                                    ? "command to come:</span> <code>"
                                            + clause.clause().show()
                                    : clause.clause().show());
        });
    }

    @Test
    void opensFromADisk_loadsNothing_staysSmall() {
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(LARGEST);
        assertThat(html).doesNotContainPattern(LOADS);
        assertThat(html).contains("id=\"l-fr\"", "default-src 'none'").doesNotContain("${", "<#", "<@");
    }

    @Test
    @Criterion("B4Cr1.bilingual")
    void saysEverySentenceTwice() {
        assertThat(html.split("<span lang=\"fr\">", -1)).hasSameSizeAs(html.split("<span lang=\"en\">", -1));
    }

    /** What is typed in the template; what a fault or a person says in it is theirs. */
    @Test
    void writesFrench_withItsTypography() throws IOException {
        String template = template("criterion.ftlh") + template("evidence.ftlh");
        Matcher french = TYPED.matcher(template);
        int found = 0;
        while (french.find()) {
            assertThat(french.group(1).replaceAll("\\$\\{[^}]*}", "x")).doesNotContainPattern(BAD_FRENCH);
            found++;
        }
        assertThat(found).isGreaterThan(30);
        assertThat(template).as("a colon between two languages").doesNotContain("} : <@s");
    }

    private static String template(String name) throws IOException {
        try (InputStream in = HtmlView.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void writesJson_withStableFigures() throws IOException {
        JsonNode json = new ObjectMapper().readTree(new JsonView().render(report));
        assertThat(json.path("figures").path("evidence.shown").asLong()).isEqualTo(report.count(State.SHOWN));
        assertThat(json.path("figures").path("evidence.notshown").asLong()).isEqualTo(report.count(State.NOT_SHOWN));
        assertThat(json.path("blocks")).hasSize(4);
        long sum = report.clauses().count();
        assertThat(sum).isEqualTo(Catalogue.shipped().clauses().count());
    }

    @Test
    void fitsTheConsole_withoutColourUnlessAsked() {
        String text = new ConsoleView(Language.FR, false).render(report);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(ConsoleView.WIDTH));
        assertThat(text).doesNotContain("\u001b").contains("B4Cr10");
        assertThat(new ConsoleView(Language.EN, true).render(report)).contains("\u001b[90m");
        assertThat(report.criteria()).allSatisfy(criterion -> assertThat(
                        new ConsoleView(Language.EN, false).render(criterion).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(ConsoleView.WIDTH)));
    }
}
