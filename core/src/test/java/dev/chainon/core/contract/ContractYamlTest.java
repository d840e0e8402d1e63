package dev.chainon.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.toy.Kettles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    private static Contract read(String yaml) {
        return ContractYaml.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
