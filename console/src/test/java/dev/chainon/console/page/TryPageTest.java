package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Oracle.Answer;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which one asks. */
class TryPageTest {

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

    private HttpResponse<String> ask(String form) throws Exception {
        return site.send(site.to("/try")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void tryPageExplainsTheAnswerInWords() throws Exception {
        assertThat(ask("origin=atl&destination=ord").body())
                .contains("42\u202f%", "environ 4 arrivent en retard", "kettle-spills", "version 7", "value=\"atl\"");
    }

    @Test
    void tryPageSaysWhatIsWrong() throws Exception {
        site.answer = new Answer.Refused("'origin' must be an airport <here>");
        assertThat(ask("origin=zzz&destination=ord").body()).contains("role=\"alert\"", "&lt;here&gt;");

        site.answer = new Answer.Unavailable("refused");
        assertThat(ask("origin=atl&destination=ord").body()).contains("ne répond pas");
    }

    private static final JsonObject PUBLISHED = new JsonObject()
            .put("id", "1/k-1 0")
            .put("subject", "k-1-0")
            .put("probability", .73)
            .put("minute", 16_500_000L)
            .put(
                    "facts",
                    new JsonObject()
                            .put("origin", "HNL")
                            .put("destination", "ORD")
                            .put("destinationCity", "<Chicago>")
                            .put("local", "22:05"));

    @Test
    @Criterion("B4Cr1.pages")
    void aBoardOffersFlights_andOneOfThemFillsTheForm() throws Exception {
        site.explorer.answers.put(
                "/boards/origin/HNL?limit=12",
                any -> ExplorerShelf.json(new JsonObject().put("predictions", new JsonArray().add(PUBLISHED))));
        site.explorer.answers.put("/predictions/1%2Fk-1%200", any -> ExplorerShelf.json(PUBLISHED));

        assertThat(site.get("/try?airport=hnl").body())
                .contains("/try?flight=1%2Fk-1%200#answer", "&lt;Chicago&gt;", "73\u202f%");
        assertThat(site.get("/try?flight=1%2Fk-1%200").body())
                .contains("value=\"HNL\"", "value=\"2001-05-15T22:05\"", "Vol k-1-0", "73\u202f%");
        assertThat(site.get("/try?flight=gone").body()).contains("role=\"alert\"", "n’est plus connu");
        assertThat(site.get("/try?airport=zz").body()).contains("nobody answers /boards");
    }

    @Test
    @Criterion("B4Cr1.pages")
    void reasonsComeWithTheAnswer_largestFirst() throws Exception {
        site.explorer.answers.put(
                "/predict?explain=features", any -> ExplorerShelf.json(new JsonObject().put("probability", .42)));
        site.explorer.answers.put(
                "/explain?top=" + new Kettles().features().names().size(),
                any -> ExplorerShelf.json(new JsonObject()
                        .put("baseline", .2)
                        .put(
                                "contributions",
                                new JsonArray().add(part("litres", 1.5, -.03)).add(part("heat", 9, .25)))));

        String page = ask("origin=atl&destination=ord").body();

        assertThat(page).contains("à 20\u202f% de risque", "+25,0\u00a0pt", "−3,0\u00a0pt");
        assertThat(page.indexOf("+25,0")).isLessThan(page.indexOf("−3,0"));
    }

    private static JsonObject part(String feature, double value, double contribution) {
        return new JsonObject()
                .put("feature", feature)
                .put("value", value)
                .put("contribution", contribution)
                .put("standard_error", 0.0);
    }

    @Test
    void saysWhyThereAreNoReasons() throws Exception {
        assertThat(ask("origin=atl&destination=ord").body())
                .contains("Les raisons ne peuvent pas être calculées", "nobody answers /predict");
    }
}
