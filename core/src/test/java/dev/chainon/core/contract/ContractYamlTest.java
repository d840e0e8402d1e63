package dev.chainon.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.contract.page.Register;
import dev.chainon.core.toy.Kettles;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContractYamlTest {

    @Test
    void readsTablesRulesAndParameters() {
        Contract contract = new Kettles().contract();

        assertThat(contract.table("events").fields())
                .extracting("name")
                .containsExactly("id", "kettle", "minute", "litres", "spilled");
        assertThat(contract.rule("litres-in-cups").parameter("from")).isEqualTo(10);
        assertThat(contract.rulesOf(RuleKind.ROW))
                .extracting("name")
                .containsExactly("litres-in-cups", "litres-negative");
    }

    @Test
    void refuses_whenElementMissing_namingItsPath() {
        assertThatThrownBy(
                        () -> read(
                                "apiVersion: v3.1.0\nid: x\nversion: 1.0.0\nschema:\n  - name: t\n    properties:\n      - {name: a}\n"))
                .hasMessageContaining("contract.schema[0].properties[0].physicalType is missing");
    }

    @Test
    void refuses_whenStandardIsAnother() {
        assertThatThrownBy(() -> read("apiVersion: v2.2.0\n")).hasMessageContaining("must be v3.x");
    }

    @Test
    void refuses_whenRuleUnknown() {
        assertThatThrownBy(() -> new Kettles().contract().rule("nope")).hasMessageContaining("has no rule 'nope'");
    }

    @Test
    void readsWhatTheRegisterNeeds() {
        Contract contract = read(PERSONAL);

        Table people = contract.table("people");
        assertThat(people.personal()).extracting(Column::storedName).containsExactly("name_sealed");
        assertThat(people.processing())
                .hasValueSatisfying(p -> assertThat(p.purpose().in("fr")).isEqualTo("Prévenir."));
        assertThat(people.place().built()).isFalse();
        assertThat(contract.retention("people")).contains(Duration.ofDays(30));
        assertThat(contract.levels().get(0).description().in("fr")).isEqualTo("Un mois.");
    }

    @Test
    void registerSaysWhetherAnythingIsProcessedYet() {
        String built = PERSONAL.replace("{property: built, value: false}", "{property: built, value: true}");
        String planned = built.replace("recipients: [desk]", "inForce: false\n          recipients: [desk]");

        assertThat(Register.markdown(read(PERSONAL), "en")).contains("| planned: the table does not exist yet");
        assertThat(Register.markdown(read(built), "en"))
                .contains("| in operation |")
                .contains("### Security measures\n");
        assertThat(Register.markdown(read(planned), "en"))
                .contains("| planned: the table is ready and empty")
                .contains("### Security measures, due before the first record\n");
        assertThat(Register.markdown(read(planned), "fr"))
                .contains("dues avant le premier enregistrement")
                .doesNotContain("en service");
    }

    @Test
    void refuses_whenAPersonalTableHasNoProcessing() {
        assertThatThrownBy(() -> read(PERSONAL.replace("property: processing", "property: processed")))
                .hasMessageContaining("table 'people' has personal columns and no custom property 'processing'");
    }

    @Test
    void refuses_whenARecipientIsNoRole() {
        assertThatThrownBy(() -> read(PERSONAL.replace("recipients: [desk]", "recipients: [anyone]")))
                .hasMessageContaining("recipients [anyone], which are none of its roles [desk]");
    }

    @Test
    void refuses_whenAServiceLevelIsAboutNoTable() {
        assertThatThrownBy(() -> read(PERSONAL.replace("element: people", "element: persons")))
                .hasMessageContaining("about 'persons', which is none of [people]");
    }

    @Test
    void refuses_whenAWordIsNotOneOfItsChoices_namingThePlace() {
        String rule = "apiVersion: v3.1.0\nid: x\nversion: 1.0.0\nschema:\n  - name: t\n    properties:\n"
                + "      - {name: a, physicalType: int}\n    quality:\n      - {name: r, description: d, severity: grave, customProperties:"
                + " [{property: kind, value: row}, {property: action, value: drop}, {property: least, value: 3}]}\n";

        assertThatThrownBy(() -> read(rule))
                .hasMessageContaining(
                        "contract.schema[0].quality[0]: 'severity' must be one of [error, warning, info]");
        assertThatThrownBy(
                        () -> read(rule.replace("value: row", "value: column").replace("grave", "info")))
                .hasMessageContaining("'kind' must be one of [row, event], not 'column'");
        assertThatThrownBy(() -> read(rule.replace("value: 3", "value: three").replace("grave", "info")))
                .hasMessageContaining("the parameter 'least' must be a whole number, not 'three'");
        assertThat(read(rule.replace("severity: grave, ", "")).rule("r").severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void refusesWhatIsNotAContract() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("contract must be a mapping");
        assertThatThrownBy(() -> read("- a")).hasMessageContaining("contract must be a mapping");
        assertThatThrownBy(() -> read("a: [b")).hasMessageContaining("the contract is not YAML");
        assertThatThrownBy(() -> read("a: 1\na: 2")).hasMessageContaining("duplicate key a");
    }

    private static final String PERSONAL = """
            apiVersion: v3.1.0
            id: x
            version: 1.0.0
            roles: [{role: desk, access: read}]
            schema:
              - name: people
                customProperties:
                  - {property: built, value: false}
                  - property: processing
                    value:
                      purpose: {en: Warn., fr: Prévenir.}
                      legalBasis: {en: Consent., fr: Consentement.}
                      persons: {en: Passengers., fr: Passagers.}
                      recipients: [desk]
                      transfers: {en: None., fr: Aucun.}
                      measures: [{en: Sealed., fr: Scellé.}]
                properties:
                  - {name: id, physicalType: text}
                  - {name: name, physicalType: bytea, classification: personal, encryptedName: name_sealed}
            slaProperties:
              - {property: retention, value: 30, unit: d, element: people, description: One month.}
            customProperties:
              - {property: slaFr, value: {retention people: Un mois.}}
            """;

    private static Contract read(String yaml) {
        return ContractYaml.read(yaml);
    }
}
