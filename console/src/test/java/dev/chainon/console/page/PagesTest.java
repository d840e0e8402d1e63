package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all pages have in common, and those that only show. */
class PagesTest {

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
    void livePageShowsMapRiskAndFigures_inFrench() throws Exception {
        String page = site.get("/").body();

        assertThat(page)
                .contains(
                        "<html lang=\"fr\">",
                        "Bouilloires",
                        "Atlanta – Chicago",
                        "73\u202f%",
                        "0,871",
                        "0,893",
                        "mercredi 16 mai 2001",
                        "class=\"land\" d=\"M");
    }

    @Test
    void englishIsASwitch_thatACookieKeeps() throws Exception {
        HttpResponse<String> asked = site.get("/quality?lang=en");
        String cookie = asked.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(asked.body()).contains("<html lang=\"en\">", "Predictions against facts");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        assertThat(site.send(site.to("/operations").header("Cookie", cookie.split(";")[0]))
                        .body())
                .contains("<html lang=\"en\">", "getting ready");
        assertThat(site.get("/operations").body()).contains("<html lang=\"fr\">", "en préparation");
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void operationsPageShowsEachSensor_andWhyOneIsAbsent() throws Exception {
        assertThat(site.get("/operations").body())
                .contains(
                        "41\u202f%",
                        "2\u202f048\u00a0Mo", "absent de cette machine", "La commande nvidia-smi n’est pas installée.");
        assertThat(site.get("/operations?lang=en").body())
                .contains("41%", "absent on this machine", "The command nvidia-smi is not installed.");
    }

    @Test
    void quarantinedBytesAreEscaped_andNoPageRunsInlineCode() throws Exception {
        HttpResponse<String> page = site.get("/quality");

        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;reason&lt;/b&gt;")
                .doesNotContain("<script>alert");
        for (String path : List.of(
                "/",
                "/quality",
                "/contract",
                "/data-sheet",
                "/quality/drift",
                "/model-card",
                "/privacy",
                "/model",
                "/lineage",
                "/operations",
                "/jobs",
                "/project",
                "/retrainings",
                "/tickets",
                "/tickets/4",
                "/tickets/report",
                "/jury",
                "/try")) {
            HttpResponse<String> each = site.get(path);
            assertThat(each.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(each.body())
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContain(" style=\"")
                    .doesNotContain("https://");
        }
    }

    @Test
    void qualityPageCountsByRule_andDrawsTheCalibration() throws Exception {
        assertThat(site.get("/quality").body())
                .contains("litres-negative", "<svg class=\"chart\"", "<circle class=\"dot\"", "0,871", "20,0\u202f%");
    }

    @Test
    void operationsPageShowsProcessesModelAndPromotions() throws Exception {
        assertThat(site.get("/operations").body())
                .contains("serving-1", "log: behind", "300\u00a0Mo", "version 7", "AUC &lt;.9");
    }

    @Test
    void eventsCarryTripsPlacesAndFigures() throws Exception {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(site.stream("/events"), StandardCharsets.UTF_8))) {
            JsonObject first = new JsonObject(reader.readLine().substring("data: ".length()));
            reader.readLine();
            JsonObject second = new JsonObject(reader.readLine().substring("data: ".length()));

            assertThat(first.getJsonArray("trips").getJsonArray(0).getString(0)).isEqualTo("ATL");
            assertThat(first.getJsonObject("places").fieldNames()).containsExactlyInAnyOrder("ATL", "ORD");
            assertThat(first.getJsonObject("figures").getString("live.auc")).isEqualTo("0,871");
            assertThat(first.getJsonObject("figures").getString("model.version"))
                    .isEqualTo("kettle-spills 7");
            assertThat(first.getJsonArray("arrivals").getJsonArray(0).getString(1))
                    .isEqualTo("ORD");
            assertThat(second.getJsonArray("trips")).isEmpty();
            assertThat(second.containsKey("places")).isFalse();
        }
    }

    @Test
    void unknownPagesSaySo() throws Exception {
        HttpResponse<String> page = site.get("/nope");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("existe pas");
    }

    @Test
    void staticFilesAreServed() throws Exception {
        assertThat(site.get("/static/console.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(site.get("/static/live.js").statusCode()).isEqualTo(200);
        assertThat(site.get("/static/../messages_fr.properties").statusCode()).isEqualTo(404);
    }
}
