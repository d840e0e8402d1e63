package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the data contract. */
class ContractPageTest {

    @TempDir
    private Path empty;

    @Test
    @Criterion("B3Cr6.dictionary")
    void contractPageHasEveryTableColumnAndRule_withCounts_inBothLanguages() throws Exception {
        Contract contract = new Kettles().contract();
        try (Site site = new Site(empty)) {
            String page = site.get("/contract?lang=en").body();

            assertThat(page).contains("<code>toy-kettles</code> version " + contract.version());
            contract.tables().values().forEach(table -> {
                assertThat(page).contains("id=\"table-" + table.name() + "\"");
                table.columns().forEach(column -> assertThat(page).contains("<code>" + column.name() + "</code>"));
            });
            contract.rules().keySet().forEach(rule -> assertThat(page).contains("id=\"rule-" + rule + "\""));
            assertThat(page.substring(page.indexOf("id=\"rule-unreadable\"")))
                    .as("its severity and what it took so far")
                    .containsPattern(
                            "(?s)^[^/]*unreadable</code>.*?quarantines</span></td><td>error</td><td class=\"num\">12</td>");
            assertThat(page).contains("No field is about a person", "The contract sets no end");
            assertThat(site.get("/contract?lang=fr").body()).contains("Dictionnaire des données", "Obligatoire");
            assertThat(site.get("/quality?lang=fr").body()).contains("<a href=\"/contract\">");
        }
    }
}
