package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Ending;
import dev.chainon.evidence.ledger.Opening;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Seal;
import dev.chainon.evidence.record.Criterion;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Minute 16,479,360 is 2 May 2001, 0:00 UTC. */
    @Test
    @Criterion("B4Cr1.model-card")
    void modelPageShowsTheWorstDaysHoursAndCases() throws Exception {
        assertThat(site.get("/model").body())
                .contains(
                        "Où il se trompe",
                        "mercredi 2 mai 2001",
                        "0,432",
                        "17\u202f000",
                        "mercredi 2 mai 2001 16:00",
                        "0,765",
                        "c’est arrivé")
                .contains("0,12\u202f%");
        assertThat(site.get("/model?lang=en").body())
                .contains("Where it is wrong", "The worst days", "Surest and wrong", "it happened");
    }

    @Test
    @Criterion("B2Cr1.gate")
    @Criterion("B4Cr5.model-versions")
    void modelPageShowsEveryCheckOfTheGateAndEveryMoveOfAnAlias() throws Exception {
        assertThat(site.get("/model").body())
                .contains("La barrière", "Gain sur le champion", "0,0012", "de 3,0", "borne basse au-dessus de 0,0000")
                .contains("4,2\u00a0·\u00a010⁻⁷", "au plus 1,0\u00a0·\u00a010⁻⁵", "5\u202f210,5\u00a0µs", "61\u00a0ko")
                .contains("1 contrôles par groupe, 1 non tenus", "hour\u00a0: 04-10", "non tenu")
                .contains("une personne, contre la barrière", "non relevé", "AUC &lt;.9", "the first one");
        assertThat(site.get("/model?lang=en").body())
                .contains("The gate", "lower end above 0.0000", "61\u00a0kB", "a person, against the gate", "not met");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void modelPageTellsTheOpeningsOfTheSealedPeriod_orThatThereWasNone() throws Exception {
        Path ledger = empty.resolve("evidence/openings.jsonl");
        assertThat(site.get("/model").body()).contains("Le registre des ouvertures est en défaut");

        Files.createDirectories(empty.resolve("evidence"));
        Files.writeString(ledger, Seal.seal(List.of()));
        assertThat(site.get("/model").body()).contains("Jamais ouverte.").doesNotContain("en défaut");
        assertThat(site.get("/model?lang=en").body()).contains("Never opened.");
        assertThat(site.get("/model-card?lang=en").body()).contains("was never opened.");

        Openings openings = new Openings(ledger);
        Opening opening = new Opening(
                Instant.parse("2026-02-03T04:05:06Z"),
                "ada",
                "for the jury",
                new Opening.Subject("models:/kettle-spills/2", "b", "c", "f-1"),
                "d");
        openings.open(opening);
        openings.end(new Ending(
                1,
                Instant.parse("2026-02-03T05:00:00Z"),
                "",
                new TreeMap<>(Map.of("final.auc", 0.8125, "final.auc.low", 0.75, "final.auc.high", 0.875))));
        openings.open(opening);

        assertThat(site.get("/model").body())
                .contains("models:/kettle-spills/2", "for the jury", "0,8125", "de 0,7500 à 0,8750", "jugée")
                .contains("coupée, ou en cours");
        assertThat(site.get("/model?lang=en").body()).contains("0.8125", "judged", "cut off, or under way");
        assertThat(site.get("/model-card?lang=en").body()).contains("was opened; times in all: 2.");

        Files.writeString(ledger, Files.readString(ledger).replace("0.8125", "0.9125"));
        assertThat(site.get("/model?lang=en").body()).contains("The ledger of openings is at fault");
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
