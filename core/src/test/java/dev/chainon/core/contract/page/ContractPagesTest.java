package dev.chainon.core.contract.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContractPagesTest {

    private static final String DICTIONARY = Dictionary.markdown(Library.contract(), "en");
    private static final String DICTIONNAIRE = Dictionary.markdown(Library.contract(), "fr");
    private static final String REGISTER = Register.markdown(Library.contract(), "en");
    private static final String REGISTRE = Register.markdown(Library.contract(), "fr");

    @Test
    void theDictionaryBeginsWithWhatTheContractIsFor() {
        assertThat(DICTIONARY).startsWith("""
                # Data dictionary

                Written from the contract `library`, version 2.1.0. Edit the contract, not this page.

                Who keeps a book too long?

                Teaching. No magazines.
                """);
        assertThat(DICTIONNAIRE)
                .startsWith("# Dictionnaire des données\n\nÉcrit à partir du contrat `library`, version 2.1.0.")
                .contains("\n\nQui garde un livre trop longtemps ?\n\nEnseignement. Pas de revues.\n");
    }

    @Test
    void aTableHasItsPlace_andEachColumnItsRow() {
        assertThat(DICTIONARY)
                .contains("""

                        ## `loans`

                        One loan.

                        `library.loans` (topic)

                        | Column | Type | Required | Protection | Meaning |
                        |---|---|---|---|---|
                        | `book` | text (13) | yes | public | Its number \\| on the back. |
                        | `days` | int | no |  | How long. |
                        """)
                .contains("""
                        Who reads. Not built yet.

                        `library.reader` (table)
                        """)
                .contains("| `name` | bytea | no | personal, encrypted in `name_sealed` | Their name. |")
                .contains("| `street` | text | no | personal | Where they live. |");
        assertThat(DICTIONNAIRE)
                .contains("Un prêt.\n\n`library.loans` (sujet)\n\n| Colonne | Type | Obligatoire | Protection | Sens |")
                .contains("| `book` | text (13) | oui | public |", "Qui lit. Pas encore construite.")
                .contains("| personnelle, chiffrée dans `name_sealed` |", "| `street` | text | non | personnelle |");
    }

    @Test
    void aRuleSaysWhatItDoes_withItsParametersInOrder() {
        assertThat(DICTIONARY)
                .contains("| Rule | Applies to | Effect | Severity | Parameters | Meaning |")
                .contains("| `too-long` | history, raw events | flags | warning | `least = 0`, `most = 365` |")
                .contains("| `no-book` | history | drops | information |  | A loan has a book. |");
        assertThat(DICTIONNAIRE)
                .contains("| `too-long` | historique, événements bruts | signale | avertissement |")
                .contains("| Aucun prêt ne dure un an. |", "| écarte | information |");
    }

    @Test
    void aServiceLevelHasItsUnit_andAnUnknownWordStaysAsItIs() {
        assertThat(DICTIONARY)
                .contains("| `readers` | retention | 30 days | One month. |")
                .contains("| `loans` | availability | 99.5% | Nearly always. |")
                .contains("|  | retention after the replay | 2 h | Two hours. |")
                .contains("| `loans.days` | mood | 3 smiles | Service with a smile. |");
        assertThat(DICTIONNAIRE)
                .contains("| `readers` | conservation | 30\u00a0jours | Un mois. |")
                .contains("| `loans` | disponibilité | 99,5\u00a0% |")
                .contains("| conservation après le rejeu | 2\u00a0h |");
    }

    @Test
    void theDictionaryEndsWithServersAndRoles() {
        assertThat(DICTIONARY).endsWith("""

                ## Servers and roles

                | Name | Kind | Meaning |
                |---|---|---|
                | `shelf` | postgresql | The shelf. |

                | Role | Access | Meaning |
                |---|---|---|
                | `desk` | read | The desk. |
                | `vault` | seal | The vault. |
                """);
        assertThat(DICTIONNAIRE)
                .contains("| `desk` | lecture | Le comptoir. |", "| `shelf` | postgresql | Le rayon. |");
    }

    @Test
    void theRegisterHasAnActivityForEachPersonalTable() {
        assertThat(REGISTER).contains("""

                ## Activity: `readers`

                Who reads.

                | Heading | Content |
                |---|---|
                | State | planned: the table does not exist yet, nothing is processed |
                | Purpose | Remind. |
                | Legal basis | Contract. |
                | Persons | Readers. |
                | Recipients | `desk`: The desk. |
                | Transfers outside the Union | None. |
                | Erased after | 30 days. One month. |

                ### Categories of data

                | Data | Meaning | Protection |
                |---|---|---|
                | `name` | Their name. | personal, encrypted in `name_sealed` |
                | `street` | Where they live. | personal |

                ### Security measures

                - Sealed.
                - Watched.

                ## Without personal data

                The contract classifies no column of these tables as personal: `loans`.
                """).doesNotContain("Activity: `loans`", "vault");
    }

    @Test
    void theRegisterIsWholeInFrench() {
        assertThat(REGISTRE)
                .startsWith(
                        "# Registre des activités de traitement\n\nArticle 30 du RGPD. Écrit à partir du contrat `library`,")
                .contains(
                        "- Délégué à la protection des données\u00a0: à inscrire par la même.\n\n## Activité\u00a0: `readers`")
                .contains("| Rubrique | Contenu |", "| État | prévue\u00a0: la table n’existe pas encore,")
                .contains(
                        "| Finalité | Rappeler. |",
                        "| Base légale | Contrat. |",
                        "| Personnes concernées | Lecteurs. |")
                .contains("| Destinataires | `desk`\u00a0: Le comptoir. |", "| Transferts hors de l’Union | Aucun. |")
                .contains("| Effacement au bout de | 30\u00a0jours. Un mois. |", "| Donnée | Sens | Protection |")
                .endsWith("Le contrat ne classe comme personnelle aucune colonne de ces tables\u00a0: `loans`.\n");
    }

    @Test
    void aTableKeepsItsCellsOnOneLine_andAnEmptyParagraphLeavesNoGap() {
        assertThat(new Markdown()
                        .heading(2, "A")
                        .paragraph("")
                        .table(List.of("x", "y"), List.of(List.of("a|b", "c\nd")))
                        .toString())
                .isEqualTo("## A\n\n| x | y |\n|---|---|\n| a\\|b | c d |\n");
        assertThat(Markdown.code("")).isEmpty();
        assertThat(Markdown.code("k")).isEqualTo("`k`");
    }
}
