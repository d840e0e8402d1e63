package dev.chainon.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String RELEASED = """
            apiVersion: v3.1.0
            id: x
            version: 1.4.2
            roles: [{role: desk}]
            description: {purpose: Warn.}
            schema:
              - name: people
                description: People.
                customProperties:
                  - property: processing
                    value: {purpose: {en: a, fr: b}, legalBasis: {en: a, fr: b}, persons: {en: a, fr: b}, recipients: [desk], transfers: {en: a, fr: b}, measures: [{en: a, fr: b}]}
                properties:
                  - {name: id, logicalType: string, physicalType: text, required: true, logicalTypeOptions: {maxLength: 9}}
                  - {name: age, logicalType: integer, physicalType: int, required: false}
                  - {name: size, logicalType: integer, physicalType: long, required: true}
                  - {name: born, logicalType: date, physicalType: date, required: true}
                  - {name: name, logicalType: string, physicalType: bytea, required: true, classification: personal, encryptedName: name_sealed}
                  - {name: town, logicalType: string, physicalType: text, required: true, classification: personal}
                quality:
                  - {name: too-old, severity: error, description: d, customProperties: [{property: kind, value: "row,event"}, {property: action, value: quarantine}, {property: most, value: 120}]}
              - name: towns
                properties:
                  - {name: name, logicalType: string, physicalType: text, required: true}
            slaProperties:
              - {property: latency, value: 2, unit: s, element: towns}
              - {property: availability, value: 99.5, unit: percent, element: towns}
              - {property: retention, value: 30, unit: d, element: people}
              - {property: retention, value: 30, unit: d, element: towns}
            """;

    @Test
    void sameContractMayFollow() {
        assertThat(refusals("version: 1.4.2", "version: 1.4.2")).isEmpty();
    }

    @ParameterizedTest
    @Criterion("B2Cr7.schema-compatibility")
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: age, | {name: years, | people.age: the column is gone",
                "- name: towns | - name: cities | towns: the table is gone",
                "physicalType: long | physicalType: int | people.size: the type goes from long to int",
                "physicalType: long | physicalType: string | people.size: the type goes from long to string",
                "physicalType: date | physicalType: text | people.born: the type goes from date to text",
                "logicalType: date | logicalType: timestamp | people.born: the logical type goes from date to timestamp",
                "'physicalType: int, required: false' | 'physicalType: int, required: true' | people.age: the column is required now",
                "'physicalType: long, required: true' | 'physicalType: long, required: false' | people.size: the column may be empty now",
                "maxLength: 9 | maxLength: 8 | people.id: the longest text is now 8",
                "', classification: personal}' | '}' | people.town: the column is no longer classified as personal",
                "', encryptedName: name_sealed' | '' | people.name: the column is no longer encrypted",
                "name: too-old | name: too-young | rule too-old: the rule is gone",
                "value: quarantine | value: flag | rule too-old: the action goes from QUARANTINE to FLAG",
                "'value: \"row,event\"' | 'value: event' | rule too-old: the rule runs in [EVENT] only",
                "'value: 2, unit: s' | 'value: 3, unit: s' | latency of towns: the promise weakens from 2 s to 3 s",
                "'value: 2, unit: s' | 'value: 1, unit: min' | latency of towns: the promise weakens from 2 s to 1 min",
                "value: 99.5 | value: 99 | availability of towns: the promise weakens",
                "'30, unit: d, element: people' | '31, unit: d, element: people' | retention of people: the promise weakens",
                "'30, unit: d, element: towns' | '29, unit: d, element: towns' | retention of towns: the promise weakens",
                "property: latency | property: freshness | latency of towns: the promise is withdrawn",
                "'  - {name: born' | '  - {name: z, logicalType: string, physicalType: text, required: true}\n      - {name: born' | people.z: the new column is required",
            })
    void incompatibleChangeIsRefused_unlessTheMajorVersionIsRaised(String from, String to, String reason) {
        assertThat(refusals(from, to, "1.5.0")).anySatisfy(refusal -> assertThat(refusal)
                .startsWith(reason)
                .endsWith("undo it or raise the version from 1.4.2 to 2.0.0, not 1.5.0"));
        assertThat(refusals(from, to, "2.0.0")).isEmpty();
    }

    @ParameterizedTest
    @Criterion("B2Cr7.schema-compatibility")
    @CsvSource(
            delimiter = '|',
            value = {
                "physicalType: int | physicalType: long | people.age: the type widens from int to long",
                "maxLength: 9 | maxLength: 10 | people.id: longer texts are allowed",
                "'  - {name: born' | '  - {name: z, logicalType: string, physicalType: text}\n      - {name: born' | people.z: the column is new",
                "value: 120 | value: 110 | 'rule too-old: the parameters go from {most=120} to {most=110}'",
                "severity: error | severity: info | rule too-old: the severity goes from ERROR to INFO",
                "'value: 2, unit: s' | 'value: 1, unit: s' | latency of towns: the promise goes from 2 s to 1 s",
                "'30, unit: d, element: people' | '29, unit: d, element: people' | retention of people: the promise goes",
                "'purpose: {en: a' | 'purpose: {en: z' | people: what the register of processing says of it changed",
            })
    void compatibleChangeNeedsAMinorVersion(String from, String to, String reason) {
        assertThat(refusals(from, to, "1.4.3"))
                .anySatisfy(refusal -> assertThat(refusal).startsWith(reason).contains("from 1.4.2 to 1.5.0"));
        assertThat(refusals(from, to, "1.5.0")).isEmpty();
    }

    @Test
    void changedWordsNeedAPatch() {
        assertThat(refusals("description: People.", "description: Persons."))
                .containsExactly(
                        "people: the description changed; undo it or raise the version from 1.4.2 to 1.4.3, not 1.4.2");
        assertThat(refusals("purpose: Warn.", "purpose: Tell.", "1.4.3")).isEmpty();
    }

    @Test
    void sameTypeUnderAnotherNameIsNoChange() {
        assertThat(refusals("physicalType: long", "physicalType: bigint")).isEmpty();
    }

    @Test
    void refusesAnOlderVersion_anotherContractAndAVersionThatIsNone() {
        assertThat(refusals("version: 1.4.2", "version: 1.3.9")).containsExactly("version 1.3.9 is older than 1.4.2");
        assertThat(refusals("id: x", "id: y")).containsExactly("contract y is another contract than x");
        assertThatThrownBy(() -> refusals("version: 1.4.2", "version: next"))
                .hasMessageContaining("version 'next' must be three numbers");
    }

    private static List<String> refusals(String from, String to) {
        return refusals(from, to, "1.4.2");
    }

    private static List<String> refusals(String from, String to, String version) {
        assertThat(RELEASED).contains(from);
        String next = RELEASED.replace(from, to).replace("version: 1.4.2", "version: " + version);
        String tables = next.contains("name: cities") ? next.replace("element: towns", "element: cities") : next;
        return Compatibility.refusals(ContractYaml.read(RELEASED), ContractYaml.read(tables));
    }
}
