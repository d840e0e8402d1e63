package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            assertThat(ROOT.resolve("docs/studies").resolve(page.getKey())).hasContent(page.getValue());
        }
    }

    private static boolean measured(String name, List<String> parts) {
        return Stream.concat(Stream.of(""), parts.stream())
                .anyMatch(part -> Files.exists(ResultFile.kept(ROOT, name, part)));
    }

    @Test
    void writesBothLanguagesEachWithItsNumbers() throws IOException {
        PLANTED.write(result("{'figures':{'planted.ratio':1234.5},'details':{'rows':12000}}"), folder.resolve("new"));

        assertThat(folder.resolve("new/planted.fr.md"))
                .content()
                .startsWith("# 1\u202f234,5 fois, 12\u202f000 lignes\n")
                .contains("![Rapport <planté>](planted-ratio.fr.svg)");
        assertThat(folder.resolve("new/planted.md")).hasContent("# 1,234.5 times, 12,000 rows\n");
        assertThat(folder.resolve("new/planted-ratio.fr.svg"))
                .content()
                .contains("Rapport &lt;planté&gt; (fois)", "Zürich &amp; co", "width=\"360.0\"", "width=\"0.3\"");
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
