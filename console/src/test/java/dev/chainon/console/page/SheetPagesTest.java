package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data sheet and the model card for people without a trade of data: what they say comes from contract, manifest and results. */
class SheetPagesTest {

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
    @Criterion("B4Cr1.pages")
    void dataSheetSaysWhatTheContractSays_andWhatIsAbsent() throws Exception {
        Contract contract = new Kettles().contract();
        String page = site.get("/data-sheet?lang=en").body();

        assertThat(page)
                .contains(
                        contract.id(),
                        contract.version(),
                        contract.header().purpose().in("en"))
                .contains("no load of the history left a result");
        for (Rule rule : contract.rules().values()) {
            assertThat(page).contains(rule.description().in("en").replace("'", "’"));
        }
    }

    @Test
    @Criterion("B4Cr1.pages")
    void modelCardCountsInHundreds_asTheEvaluationHasIt() throws Exception {
        String page = site.get("/model-card").body();

        assertThat(page)
                .contains(
                        "kettle-spills 7",
                        "89 fois sur 100",
                        "Sur 100 cas réalisés, il en signale 70",
                        "Sur 100 alertes, 60 sont justes",
                        "10 reçoivent une fausse alerte",
                        "arbres boostés",
                        "pas nettement mieux",
                        "04-10",
                        "52 sur 100",
                        "En ce moment");
    }

    @Test
    void theyAreReachedFromQualityAndModel_andLeadToEachOther() throws Exception {
        assertThat(site.get("/quality").body()).contains("href=\"/data-sheet\"");
        assertThat(site.get("/model").body()).contains("href=\"/model-card\"");
        assertThat(site.get("/data-sheet").body()).contains("href=\"/model-card\"", "href=\"/contract\"");
        assertThat(site.get("/model-card").body()).contains("href=\"/data-sheet\"", "href=\"/try\"");
    }
}
