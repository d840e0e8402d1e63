package dev.chainon.evidence.report.progress.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.backlog.BacklogReader;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.Sample;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private static String part(Progress progress, Language language) {
        return new ProgressView().part(progress, language);
    }

    private static Progress own() {
        return Progress.today(new BacklogReader(InstantSource.system()).read(ROOT), LocalDate.of(2026, 11, 27));
    }

    @Test
    @Criterion("B4Cr9.roadmap")
    @Criterion("B4Cr9.kanban")
    void roadmapAndBoardAreDrawn_fromTheProjectsOwnBacklog() {
        Progress own = own();
        String page = part(own, Language.FR);

        assertThat(page).contains("Gantt macro", "Gantt micro", "<svg class=\"chart roadmap\"");
        own.roadmap().forEach(line -> assertThat(page)
                .contains(
                        Drawing.escaped(line.epic().title().fr()),
                        line.done() + " sur " + line.count() + " récits · " + line.pointsDone()));
        assertThat(Pattern.compile("<li class=\"story\">")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(own.stories());
        assertThat(page).contains("pas de limite déclarée");
    }

    @Test
    @Criterion("B4Cr9.one-source")
    void oneEntryThatChanges_changesBothDrawings() {
        String before = part(Sample.counted(), Language.EN);
        String after = part(
                Progress.of(
                        Sample.read(Sample.COUNTED.replace(
                                "started: 2026-03-06,", "started: 2026-03-06, finished: 2026-03-06,")),
                        Sample.AT),
                Language.EN);

        assertThat(roadmap(before)).contains("1 of 3 stories · 1 of 11 points");
        assertThat(roadmap(after)).contains("2 of 3 stories · 9 of 11 points");
        assertThat(lane(before, "in_progress")).contains("<b>E</b>");
        assertThat(lane(after, "in_progress")).doesNotContain("<b>E</b>");
        assertThat(lane(after, "done")).contains("<b>E</b>");
    }

    private static String roadmap(String page) {
        return page.substring(page.indexOf("<svg class=\"chart roadmap\""), page.indexOf("</svg>"));
    }

    private static String lane(String page, String key) {
        int begin = page.indexOf("<div class=\"lane " + key);
        return page.substring(begin, page.indexOf("</div>", begin));
    }

    /** The same figures in the text, on the page and in the JSON. */
    @Test
    @Criterion("B4Cr8.indicators")
    void oneCalculationHasThreeOutputs() throws IOException {
        Progress progress = Sample.counted();
        String text = new ProgressText(Language.EN).render(progress);
        String page = part(progress, Language.EN);
        JsonNode json = new ObjectMapper().readTree(new ProgressJson().render(progress));

        assertThat(json.at("/figures/backlog.velocity").asDouble()).isEqualTo(2.2);
        assertThat(text).contains("Mean velocity: 2.2 (points a day)", "Half done within: 1 (day)");
        assertThat(page).contains("<dt>Mean velocity</dt><dd>2.2</dd>");
        assertThat(json.get("periods").findValuesAsText("burnup")).containsExactly("3", "3", "10", "11", "11", "11");
        assertThat(json.get("periods").findValuesAsText("burndown")).containsExactly("8", "8", "1", "8", "10", "10");
        assertThat(text).containsPattern("4 Mar 2026 +2 +7 +10 +1 +11 +0");
        assertThat(page)
                .containsPattern(
                        "4 Mar 2026</th><td class=\"num\">2</td><td class=\"num\">7</td><td class=\"num\">10</td>");
        assertThat(json.at("/forecast/p85").asText()).isNotEmpty();
        assertThat(text)
                .contains(new Sentences(Language.EN)
                        .day(LocalDate.parse(json.at("/forecast/p85").asText())));
    }

    /** What nobody wrote down is not made up. */
    @Test
    @Criterion("B4Cr8.indicators")
    @Criterion("B4Cr10.retrospective")
    void whatTheBacklogDoesNotTellIsShownAsAbsent() throws IOException {
        Progress progress = Sample.counted();

        assertThat(part(progress, Language.FR))
                .contains("absent", "personne n’en a déclaré", "pas de jour prévu")
                .contains("Aucune rétrospective n’est dans le carnet")
                .contains("Le carnet ne déclare aucun jalon");
        assertThat(new ObjectMapper()
                        .readTree(new ProgressJson().render(progress))
                        .at("/absent/backlog.satisfaction")
                        .asText())
                .isEqualTo("nobody declared any");
        String told = part(
                Progress.of(
                        Sample.read(
                                Sample.COUNTED
                                        + "satisfaction: [{date: 2026-03-03, score: 4, by: client}, {date: 2026-03-04, score: 3, by: team}]\n"
                                        + "retrospectives: [{date: 2026-03-06, went_well: [tests], to_improve: [size of stories], actions: [{text: cut, story: F}]}]\n"),
                        Sample.AT),
                Language.EN);
        assertThat(told)
                .contains("<dt>Satisfaction</dt><dd>3.5</dd>", "<td>client</td>")
                .contains("Retrospective of 6 Mar 2026", "<li>tests</li>", "<li>size of stories</li>")
                .contains("<span class=\"action-open\">open</span>")
                .doesNotContain("The backlog has no retrospective");
    }

    @Test
    void whatPeopleWriteIsEscaped() {
        String text = Sample.COUNTED
                .replace("title: {fr: e, en: e}", "title: \"<script>alert(1)</script> & \\\"more\\\"\"")
                .replace("{fr: Seconde, en: Second}", "\"<b>\"");
        String page = new ProgressView().page(Progress.of(Sample.read(text), Sample.AT));

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "<b>\"", "· <b>");
    }

    @Test
    void theWholePageLoadsNothing_andHasEveryIdentifierOnce() {
        String page = new ProgressView().page(own());

        assertThat(page).contains("<div class=\"doc\" lang=\"fr\">", "<div class=\"doc\" lang=\"en\">");
        assertThat(page).doesNotContain("http://", "https://", "<script", "url(", " style=\"");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().contains("fr-roadmap", "en-retrospective");
        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(found -> found.group(1)))
                .isSubsetOf(ids);
    }

    @Test
    void emptyOneOpenAndThousandsOfStoriesAreDrawn() {
        Progress empty = Progress.of(Sample.read("epics: []\nstories: []\n"), Sample.AT);
        Progress bare = Progress.of(Sample.read("epics: [{id: E, title: e}]\nstories: []\n"), Sample.AT);
        StringBuilder many = new StringBuilder("epics: [{id: E, title: e}]\nstories:\n");
        for (int i = 0; i < 5_000; i++) {
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(i / 6);
            many.append("  - {id: S")
                    .append(i)
                    .append(", epic: E, points: 3, title: s, started: ")
                    .append(day);
            many.append(i < 4_500 ? ", finished: " + day.plusDays(i % 9) + "}\n" : "}\n");
        }
        Progress large = Progress.of(Sample.read(many.toString()), LocalDate.of(2026, 6, 1));

        for (Language language : Language.values()) {
            assertThat(part(empty, language)).contains("<p class=\"empty\">");
            assertThat(part(bare, language)).contains("<svg class=\"chart roadmap\"");
            assertThat(part(large, language).length()).isLessThan(400_000);
            assertThat(new ProgressText(language).render(empty)).isNotBlank();
            assertThat(new ProgressText(language).render(large).lines()).hasSizeLessThan(120);
        }
    }

    /** Both languages have the same sentences with the same gaps, and every sentence is used. */
    @Test
    void bothLanguagesSayTheSame() throws IOException {
        Properties french = sentences("fr");
        Properties english = sentences("en");

        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : french.stringPropertyNames()) {
            assertThat(gaps(french.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
            assertThat(french.getProperty(key)).as(key).doesNotContain("'").doesNotContainPattern(" [:;!?%»]");
        }
    }

    private static List<String> gaps(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Properties sentences(String language) throws IOException {
        Properties texts = new Properties();
        String file = "words_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ProgressView.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
