package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.Tempo;
import dev.chainon.evidence.record.Criterion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of the live page that steers the replay. */
class ReplayPanelTest {

    @TempDir
    private Path empty;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(empty);
        site.replay.run(new Tempo(720, false));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> send(String form) throws Exception {
        return site.send(site.to("/replay")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    @Criterion("B4Cr1.pages")
    void pausesAndGoesOn_atTheSameSpeed_andThePageSaysSo() throws Exception {
        assertThat(site.get("/").body())
                .contains("720 fois le temps réel, depuis le mardi 1 mai 2001", "Mettre en pause");

        HttpResponse<String> answer = send("do=pause");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/#replay");
        assertThat(site.replay.state.orElseThrow().tempo()).isEqualTo(new Tempo(720, true));
        assertThat(site.get("/").body()).contains("en pause", "value=\"resume\"");

        send("do=resume");
        assertThat(site.replay.state.orElseThrow().tempo()).isEqualTo(new Tempo(720, false));
    }

    @Test
    @Criterion("B4Cr1.pages")
    void changesSpeedAndFirstDay() throws Exception {
        assertThat(send("do=speed&speed=1440").statusCode()).isEqualTo(303);
        assertThat(site.replay.state.orElseThrow().tempo()).isEqualTo(new Tempo(1440, false));

        assertThat(send("do=from&from=2001-05-03").statusCode()).isEqualTo(303);
        assertThat(site.replay.asked).contains(ReplayShelf.MAY.plusDays(2));
    }

    @ParameterizedTest
    @Criterion("B4Cr1.pages")
    @CsvSource(delimiter = '|', textBlock = """
            do=speed&speed=7200      | Elle va de 1 à 3 600 fois le temps réel
            do=speed&speed=0         | Elle va de 1
            do=speed&speed=-3        | Elle va de 1
            do=speed&speed=fast      | « fast »
            do=speed                 | Elle va de 1
            do=from&from=2001-06-02  | scellés pour l’évaluation finale
            do=from&from=2002-01-01  | scellés pour l’évaluation finale
            do=from&from=2001-05-20  | n’est pas dans l’historique chargé. Jours à rejouer : du mardi 1 mai 2001 au jeudi 3 mai 2001
            do=from&from=2001-02-30  | Date illisible : « 2001-02-30 »
            do=from&from=%3Cb%3E     | &lt;b&gt;
            do=from                  | Date illisible
            do=jump                  | Cette demande n’existe pas
            x=y                      | Cette demande n’existe pas
            """)
    void refusesWhatCannotBe_inWords_andChangesNothing(String form, String words) throws Exception {
        HttpResponse<String> answer = send(form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().replace('\u00a0', ' ').replace('\u202f', ' ')).contains("role=\"alert\"", words);
        assertThat(site.replay.state.orElseThrow().tempo()).isEqualTo(new Tempo(720, false));
        assertThat(site.replay.asked).isEmpty();
    }

    @Test
    void takesNoDay_whileAnotherIsPrepared_orAScenarioIsPlayed() throws Exception {
        site.replay.change = Optional.of(Change.of(Change.Phase.PREPARES, ReplayShelf.MAY));
        assertThat(send("do=from&from=2001-05-03").statusCode()).isEqualTo(409);
        assertThat(site.get("/").body()).contains("se prépare").doesNotContain("type=\"date\"");

        site.replay.change = Optional.of(Change.of(Change.Phase.CLOSED));
        assertThat(send("do=from&from=2001-05-03").body()).contains("un scénario se joue");
        assertThat(site.replay.asked).isEmpty();
    }

    @Test
    void saysWhyADayCouldNotBePrepared() throws Exception {
        site.replay.change =
                Optional.of(new Change(Change.Phase.FAILED, Optional.of(ReplayShelf.MAY), "no room for <it>"));

        assertThat(site.get("/?lang=en").body()).contains("the epoch before goes on: no room for &lt;it&gt;");
    }

    @Test
    void asksForTheKey_whereOneIsSet() throws Exception {
        site.replay.key = "secret";

        assertThat(send("do=pause").statusCode()).isEqualTo(403);
        assertThat(send("do=pause&key=wrong").body()).contains("Ce n’est pas la clé");
        assertThat(site.replay.state.orElseThrow().tempo().paused()).isFalse();
        assertThat(site.get("/").body()).contains("type=\"password\"");
        assertThat(send("do=pause&key=secret").statusCode()).isEqualTo(303);
    }

    @Test
    void refusesAFormOfAnotherSite_andWhereNothingIsReplayed() throws Exception {
        HttpResponse<String> elsewhere = site.send(site.to("/replay")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("do=pause")));
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(site.replay.state.orElseThrow().tempo().paused()).isFalse();

        site.replay.state = Optional.empty();
        assertThat(send("do=pause").statusCode()).isEqualTo(409);
        assertThat(site.get("/").body()).doesNotContain("id=\"replay\"");
    }
}
