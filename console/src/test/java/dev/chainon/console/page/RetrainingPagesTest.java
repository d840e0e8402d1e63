package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.RetrainingBook.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingPagesTest {

    private static final String SAID = "who=ada&why=it+is+time&key=secret";

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

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = site.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return site.send(request);
    }

    @Test
    void eachIsShownWithStateReasonAndSteps_inBothLanguages() throws Exception {
        assertThat(site.get("/retrainings").body())
                .contains("Réapprentissage 4", "attend un accord", "it &lt;i&gt;fires&lt;/i&gt;", "KettleLeaks")
                .contains("refusé par la porte", "gate: no gain", "Étapes de l’exécution 9", "Porte", "90,0\u00a0s")
                .contains("À présent\u00a0: retraining 4 is open")
                .doesNotContain("<i>fires");
        assertThat(site.get("/retrainings?lang=en").body())
                .contains("waits for a yes", "Steps of run 9", "90.0\u00a0s");
    }

    @Test
    void buttonsStandBesideTheOpenOneAlone_andNowhereWithoutAPortForOperators() throws Exception {
        String page = site.get("/retrainings?lang=en").body();
        assertThat(page)
                .contains("/retrainings/4/approve", "/retrainings/4/stop")
                .doesNotContain("/retrainings/3/");

        site.retrainings.answers = false;
        assertThat(site.get("/retrainings?lang=en").body())
                .doesNotContain("<form")
                .contains("answer by ./chainon retrain");
    }

    @Test
    void anAnswerGoesToThePortForOperators_withItsKey() throws Exception {
        HttpResponse<String> answered = post("/retrainings/4/approve", SAID);

        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(answered.headers().firstValue("Location")).contains("/retrainings");
        assertThat(site.retrainings.said).containsExactly("4 APPROVE secret ada it is time");
    }

    @Test
    void whatIsNotDoneIsSaid() throws Exception {
        site.retrainings.outcome = Outcome.KEY;
        HttpResponse<String> closed = post("/retrainings/4/stop", SAID);
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(closed.body()).contains("il faut le rôle d’administration").doesNotContain("secret");
        site.retrainings.outcome = Outcome.STATE;
        assertThat(post("/retrainings/4/stop", SAID).statusCode()).isEqualTo(409);
        site.retrainings.outcome = Outcome.AWAY;
        assertThat(post("/retrainings/4/stop", SAID).statusCode()).isEqualTo(503);
        site.retrainings.away = true;
        assertThat(site.get("/retrainings").statusCode()).isEqualTo(503);
    }

    @Test
    void nothingIsTakenFromAnotherSite_orWithoutAReason() throws Exception {
        assertThat(post("/retrainings/4/stop", SAID, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/retrainings/4/stop", "who=ada&why=&key=secret").statusCode())
                .isEqualTo(422);
        assertThat(post("/retrainings/x/stop", SAID).statusCode()).isEqualTo(422);
        assertThat(post("/retrainings/4/promote", SAID).statusCode()).isEqualTo(422);
        assertThat(site.retrainings.said).isEmpty();
    }
}
