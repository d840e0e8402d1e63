package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the champion. */
class ModelPageTest {

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

    @Test
    void modelPageShowsTheControlGroupTheThresholdTheGroupsAndThePlots() throws Exception {
        String page = site.get("/model").body();

        assertThat(page)
                .contains(
                        "arbres boostés", "0,8931", "0,8920", "de -0,0010 à 0,0030", "Le seuil le moins cher est 0,214")
                .contains("hour", "04-10", "52,0\u202f%", "src=\"/model/plot-roc.fr.svg\"")
                .doesNotContain("plot-lift");
        assertThat(site.get("/model?lang=en").body())
                .contains("boosted trees", "0.8931")
                .doesNotContain("plot-roc");
    }

    @Test
    void papersOfTheChampionAreServed_andNothingElse() throws Exception {
        HttpResponse<String> plot = site.get("/model/plot-roc.fr.svg");

        assertThat(plot.body()).isEqualTo("<svg>french</svg>");
        assertThat(plot.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(site.get("/model/model-card.md").body()).isEqualTo("# Model card");
        assertThat(site.get("/model/model.onnx").statusCode()).isEqualTo(404);
        assertThat(site.get("/model/plot-lift.fr.svg").statusCode()).isEqualTo(404);
        assertThat(site.get("/model/..%2F..%2Fx.svg").statusCode()).isEqualTo(404);
    }
}
