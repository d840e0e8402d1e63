package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.page.Dictionary;
import dev.chainon.core.contract.page.Register;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed pages say what the contract says. With {@code -Dcontract.write=true} they are written instead. */
class ContractPagesTest {

    private static final Path PAGES = Path.of(System.getProperty("chainon.root"), "docs", "contract");
    private static final String WRITE = "mvn -Dquick -pl flights -am test -Dtest=ContractPagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write=true";

    private final Contract contract = new Flights().contract();

    @Test
    @Criterion(value = "B3Cr6.dictionary", covers = "docs/contract")
    void dictionaryIsTheContracts() throws IOException {
        agrees("dictionnaire.md", Dictionary.markdown(contract, "fr"));
        agrees("dictionary.md", Dictionary.markdown(contract, "en"));
    }

    @Test
    @Criterion(value = "B1Cr3.register", covers = "docs/contract")
    void registerIsTheContracts() throws IOException {
        agrees("registre.md", Register.markdown(contract, "fr"));
        agrees("register.md", Register.markdown(contract, "en"));
    }

    @Test
    @Criterion("B1Cr3.register")
    void registerFollowsAChangeOfTheContract() {
        String before = Register.markdown(contract, "en");
        assertThat(before).contains("| Erased after | 30 days.");

        Contract changed = Flights.under(Flights.packagedContract()
                        .replace(
                                "value: 30, unit: d, element: subscriptions.until_minute",
                                "value: 7, unit: d, element: subscriptions.until_minute"))
                .contract();

        assertThat(Register.markdown(changed, "en")).contains("| Erased after | 7 days.");
        assertThat(Register.markdown(changed, "fr")).contains("| Effacement au bout de | 7\u00a0jours.");
    }

    @Test
    @Criterion("B1Cr3.register")
    void registerHasEveryHeadingOfArticle30() {
        assertThat(Register.markdown(contract, "fr"))
                .contains(
                        "Responsable du traitement",
                        "Délégué à la protection des données",
                        "| Finalité |",
                        "| Personnes concernées |",
                        "Catégories de données",
                        "| Destinataires |",
                        "| Transferts hors de l’Union |",
                        "| Effacement au bout de |",
                        "Mesures de sécurité");
    }

    @Test
    @Criterion("B1Cr3.register")
    void registerHasAnActivityForEveryTableThatHoldsSomethingOfAPerson_eachWithItsPeriod() {
        assertThat(Register.markdown(contract, "en"))
                .contains(
                        "## Activity: `subscriptions`",
                        "## Activity: `notices`",
                        "## Activity: `person_keys`",
                        "## Activity: `accesses`",
                        "| Erased after | 400 days. Since the use.")
                .doesNotContain("NO PERIOD IS SET");
    }

    private static void agrees(String file, String page) throws IOException {
        Path committed = PAGES.resolve(file);
        if (Boolean.getBoolean("contract.write")) {
            Files.createDirectories(PAGES);
            Files.writeString(committed, page);
        }
        assertThat(committed).as("write the pages again: " + WRITE).exists();
        assertThat(Files.readString(committed))
                .as(file + " is not what the contract says; write it again: " + WRITE)
                .isEqualTo(page);
    }
}
