package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the project, over a backlog that a test writes. */
class ProjectPageTest {

    static final String BACKLOG = """
            epics:
              - {id: E1, title: {fr: Faire chauffer, en: Heat}, planned: 2026-03-10}
              - {id: E2, title: {fr: Servir le thé, en: Serve the tea}}
            stories:
              - {id: S1, epic: E1, points: 3, started: 2026-03-02, finished: 2026-03-02, title: {fr: La bouilloire, en: The kettle}}
              - {id: S2, epic: E1, points: 5, started: 2026-03-03, finished: 2026-03-04, title: {fr: L’eau, en: The water}}
              - {id: S3, epic: E2, points: 8, started: 2026-03-04, title: {fr: La tasse, en: The cup}}
            """;

    @TempDir
    private Path root;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(root);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    static void write(Path root, String backlog) throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/backlog.yaml"), backlog);
    }

    @Test
    @Criterion("B4Cr9.one-source")
    void oneEntryThatChanges_changesBothViewsOfThePage() throws Exception {
        write(root, BACKLOG);
        String before = site.get("/project?lang=en").body();
        write(root, BACKLOG.replace("started: 2026-03-04,", "started: 2026-03-04, finished: 2026-03-06,"));
        String after = site.get("/project?lang=en").body();

        assertThat(before).contains("0 of 1 stories · 0 of 8 points", "since 4 Mar");
        assertThat(after)
                .contains("1 of 1 stories · 8 of 8 points", "done on 6 Mar, in 3 days")
                .doesNotContain("since 4 Mar");
    }

    @Test
    @Criterion("B4Cr9.roadmap")
    @Criterion("B4Cr9.kanban")
    @Criterion("B4Cr10.forecast")
    @Criterion("B4Cr10.retrospective")
    void showsRoadmapBoardForecastAndRetrospective_inBothLanguages() throws Exception {
        write(root, BACKLOG);

        assertThat(site.get("/project").body())
                .contains("<html lang=\"fr\">", "aria-current=\"page\">Projet", "Faire chauffer", "La bouilloire")
                .contains("chart roadmap", "Tableau Kanban", "Prévision", "Rétrospective", "n’invente rien");
        assertThat(site.get("/project?lang=en").body())
                .contains("<html lang=\"en\">", "Serve the tea", "The cup", "One chance in two", "invents nothing");
        assertThat(site.get("/jury/web/project.css").statusCode()).isEqualTo(200);
    }

    @Test
    @Criterion("B4Cr8.backlog")
    void saysWhichLineIsWrong_andWhereThereIsNoBacklog() throws Exception {
        HttpResponse<String> none = site.get("/project?lang=en");
        write(root, BACKLOG.replace("points: 8", "points: -8"));
        HttpResponse<String> wrong = site.get("/project?lang=en");

        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.body()).contains("backlog is not here");
        assertThat(wrong.body()).contains("docs/backlog.yaml, line 7", "story S3 has the points &#39;-8&#39;");
    }
}
