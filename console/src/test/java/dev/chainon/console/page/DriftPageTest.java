package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Drift;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of drift and of performance over time. */
class DriftPageTest {

    @TempDir
    private Path empty;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(empty);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static Drift.Version version() {
        return new Drift.Version(
                "kettle-spills",
                7,
                "",
                List.of(
                        new Drift.Test(
                                "quality.auc",
                                OptionalDouble.of(.8412),
                                .88,
                                OptionalLong.of(DriftShelf.MAY + 600),
                                "1200 issues"),
                        new Drift.Test(
                                "drift.score.psi", OptionalDouble.empty(), Double.NaN, OptionalLong.empty(), "")),
                List.of(new Drift.Group("", "", 1200, .8412, .3, .02, .6, .7)),
                List.of(new Drift.Column("litres", .4, .1, .3, .1, true)));
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void showsTestsGroupsColumnsAndRules_inFrench() throws Exception {
        site.drift.fill(version());
        String page = site.get("/quality/drift").body();

        assertThat(page)
                .contains(
                        "<html lang=\"fr\">",
                        "kettle-spills 7",
                        "0,8412",
                        "1200 issues",
                        "échoue",
                        "il faut une demi-journée",
                        "litres-negative",
                        "<code>litres</code>");
        assertThat(site.get("/quality/drift?lang=en").body()).contains("<html lang=\"en\">", "0.8412", "fails");
    }

    @Test
    @Criterion("B4Cr1.pages")
    void drawsPerformanceOverTime_withVersionsSignalsAndAlertsAsMarks() throws Exception {
        site.drift.fill(version());
        String page = site.get("/quality/drift").body();

        assertThat(page.split("class=\"chart time\"", -1)).hasSize(3);
        assertThat(page)
                .contains(
                        "class=\"mark version\"",
                        "class=\"mark signal\"",
                        "class=\"mark alert\"",
                        "La version 7 commence à prédire",
                        "Model&lt;Stale",
                        "mardi 1 mai 2001 10:00");
    }

    @Test
    void saysWhatIsMissing_beforeTheFirstHours() throws Exception {
        assertThat(site.get("/quality/drift").body())
                .contains("Aucune prédiction", "Pas encore deux heures")
                .doesNotContain("class=\"chart time\"");
        assertThat(site.get("/quality").body()).contains("href=\"/quality/drift\"");
    }
}
