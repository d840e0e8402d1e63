package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.measured.Provenance;
import dev.chainon.local.measured.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("chainon.root", "../.."));
    private static final StudyPages PLANTED = new StudyPages("planted", StudyPagesTest.class);

    @TempDir
    Path folder;

    static Stream<String> studies() {
        return Stream.concat(Stream.of(""), Studies.names().stream());
    }

    /** Whoever edits a page by hand, or a template without drawing the pages again ({@code ./chainon bench NAME --pages}), is told here. */
    @ParameterizedTest
    @MethodSource("studies")
    void committedPagesAreThoseOfTheCommittedResult(String name) throws IOException {
        Optional<Study> study = Studies.named(name);
        StudyPages pages = study.flatMap(Study::pages).orElse(PLANTED);
        List<String> parts = study.map(Study::parts).orElse(List.of());
        if (!measured(pages.name(), parts)) {
            assertThat(ROOT.resolve("docs/studies").resolve(pages.name() + ".md"))
                    .doesNotExist();
            return;
        }
        for (Map.Entry<String, String> page :
                pages.of(ResultFile.read(ROOT, pages.name(), parts)).entrySet()) {
            String kept = Files.readString(ROOT.resolve("docs/studies").resolve(page.getKey()));
            assertThat(page.getKey().endsWith(".md") ? withoutTheWordsOnTheCode(kept) : kept)
                    .isEqualTo(page.getValue());
        }
    }

    /** They tell of the code at the time when the page was drawn. */
    private static String withoutTheWordsOnTheCode(String page) {
        int title = page.indexOf("\n\n");
        int words = page.indexOf("\n", title + 2);
        while (page.startsWith("`", words + 1)) {
            words = page.indexOf("\n", words + 1);
        }
        return page.substring(0, title) + page.substring(words);
    }

    private static boolean measured(String name, List<String> parts) {
        return Stream.concat(Stream.of(""), parts.stream())
                .anyMatch(part -> Files.exists(ResultFile.kept(ROOT, name, part)));
    }

    @Test
    void saysBelowTheTitleWhichCodeWasMeasured() throws IOException {
        String planted = "{'figures':{'planted.ratio':2},'details':{'rows':3},'commit':'abc','measured':'123'}";
        Subject nowhere = OwnCode.of(folder, new EltStudy());

        assertThat(PLANTED.of(result(planted), nowhere).get("planted.md"))
                .isEqualTo(
                        "# 2 times, 3 rows\n\n" + Provenance.of(result(planted)).words(nowhere, Locale.UK) + "\n");
        assertThat(PLANTED.of(
                                result("{'parts':{'one':" + planted + ",'two':" + planted
                                        + "},'figures':{'planted.ratio':2},'details':{'rows':3}}"),
                                nowhere)
                        .get("planted.fr.md"))
                .contains("\n\n`one` — ", "  \n`two` — ");
    }

    @Test
    void writesBothLanguagesEachWithItsNumbers() throws IOException {
        PLANTED.write(
                result("{'figures':{'planted.ratio':1234.5},'details':{'rows':12000},'commit':'abc'}"),
                OwnCode.of(folder, new EltStudy()),
                folder.resolve("new"));

        assertThat(folder.resolve("new/planted.fr.md"))
                .content()
                .startsWith("# 1\u202f234,5 fois, 12\u202f000 lignes\n")
                .contains("![Rapport <planté>](planted-ratio.fr.svg)");
        assertThat(folder.resolve("new/planted.md"))
                .content()
                .startsWith("# 1,234.5 times, 12,000 rows\n\n**Measured on commit `abc`**");
        assertThat(folder.resolve("new/planted-ratio.fr.svg"))
                .content()
                .contains("Rapport &lt;planté&gt; (fois)", "Zürich &amp; co", "width=\"360.0\"", "width=\"0.3\"");
    }

    @Test
    void thePageOfEltNamesTheFasterWay_andNoneWithinATenth() throws IOException {
        assertThat(elt(10, 20).get("elt.fr.md"))
                .contains("# ETL ou ELT", "| ETL, en Java avant le magasin | 10 |", "| rapport ELT / ETL | 2 |")
                .contains("Le plus rapide ici\u00a0: **ETL**.")
                .doesNotContain(" ;", " :", " ?", "« ");
        assertThat(elt(20, 10).get("elt.md")).contains("The faster one here: **ELT**.", "1,234 rows, all equal");
        assertThat(elt(10, 10.5).get("elt.md")).contains("**Undecided**").doesNotContain("The faster one");
        assertThat(elt(10, 20)).containsKeys("elt-seconds.fr.svg", "elt-seconds.en.svg");
    }

    private static Map<String, String> elt(double etl, double elt) throws IOException {
        ObjectNode planted = (ObjectNode) result("{'command':'./chainon bench elt','commit':'c','machine':'m',"
                + "'started':'2026-01-01T00:00:00Z','seconds':1.5,'details':{}}");
        planted.putObject("figures")
                .put("etl.seconds", etl)
                .put("elt.seconds", elt)
                .put("elt.seconds.landing", elt / 4)
                .put("elt.seconds.sql", elt * 3 / 4)
                .put("elt.ratio", elt / etl)
                .put("elt.rows", 1234.0);
        return new EltStudy().pages().orElseThrow().of(planted);
    }

    @Test
    @Criterion("B3Cr6.enrichment-gain")
    void thePageOfAblationBelievesAGain_onlyBeyondZeroAndBeyondTheSeeds() throws IOException {
        Map<String, String> pages = new AblationStudy().pages().orElseThrow().of(result("""
                {'command':'./chainon bench ablation','machine':'m','started':'2026-01-01T00:00:00Z','seconds':200.5,
                 'figures':{'x':1},
                 'details':{'train':300000,'validation':518586,'hidden':'[64, 32]','epochs':5,'linearEpochs':2,'resamples':200,
                  'seeds':{'count':3,'auc':0.002,'logloss':0.001},
                  'families':{'slot':['a','b'],'calendar':['c'],'time':['d'],'stream':['e']},
                  'models':{
                   'network':{'all':{'auc':0.888,'logloss':0.275},'gains':{
                    'slot':{'auc':{'value':0.1,'low':0.09,'high':0.11},'logloss':{'value':0.1,'low':0.09,'high':0.11}},
                    'calendar':{'auc':{'value':0.0015,'low':0.001,'high':0.002},'logloss':{'value':0.1,'low':0.09,'high':0.11}},
                    'time':{'auc':{'value':0.003,'low':-0.001,'high':0.007},'logloss':{'value':0.1,'low':0.09,'high':0.11}},
                    'stream':{'auc':{'value':-0.01,'low':-0.02,'high':-0.005},'logloss':{'value':0.1,'low':0.09,'high':0.11}}}},
                   'linear':{'all':{'auc':0.869,'logloss':0.295},'gains':{
                    'slot':{'auc':{'value':0.1,'low':0.09,'high':0.11},'logloss':{'value':0.1,'low':0.09,'high':0.11}}}}}}}
                """));

        assertThat(pages.get("ablation.md"))
                .contains("| 2 | +0.1000 | +0.0900 to +0.1100 | +0.1000 | +0.0900 to +0.1100 | **earns its place** |")
                .as("within what another seed changes")
                .contains("| 1 | +0.0015 | +0.0010 to +0.0020 | +0.1000 | +0.0900 to +0.1100 | undecided |")
                .as("zero lies in the interval")
                .contains("| 1 | +0.0030 | -0.0010 to +0.0070 | +0.1000 | +0.0900 to +0.1100 | undecided |")
                .contains("| 1 | -0.0100 | -0.0200 to -0.0050 | +0.1000 | +0.0900 to +0.1100 | **does harm** |")
                .contains("the 518,586 rows of May");
        assertThat(pages.get("ablation-auc.fr.svg")).contains("créneau", "flux");
        assertThat(pages.get("ablation.fr.md"))
                .contains("+0,0900 à +0,1100", "| **mérite sa place** |", "| **nuit** |", "| indécis |")
                .contains("AUC 0,8880", "les 518\u202f586 lignes de mai")
                .doesNotContain(" ;", " :", " ?", "« ");
    }

    @Test
    void refusesAResultThatLacksAFigureOfThePage() throws IOException {
        JsonNode lacking = result("{'figures':{'other':1},'details':{'rows':1}}");

        assertThatThrownBy(() -> PLANTED.of(lacking))
                .hasMessageContaining("planted.fr.md")
                .hasMessageContaining("planted.ratio");
    }

    @Test
    void refusesABarThatWasNotMeasured() {
        assertThatThrownBy(() -> new BarChart.Bar("left", Double.NaN)).hasMessageContaining("left");
    }

    private static JsonNode result(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
