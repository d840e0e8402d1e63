package dev.chainon.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that uses every section, and one violation of each rule planted in it. */
class StandardTest {

    private static final String GOOD = """
            apiVersion: v3.1.0
            kind: DataContract
            id: x
            version: 1.0.0
            status: active
            description: {purpose: p, customProperties: [{property: purposeFr, value: q}]}
            servers:
              - {server: a, type: kafka, host: h}
              - {server: b, type: postgresql, host: h, port: 1, database: d, schema: s}
              - {server: c, type: local, path: p, format: parquet}
              - {server: d, type: custom, catalog: c}
            team: {name: t, members: [{username: u}]}
            roles: [{role: r}]
            support: [{channel: c}]
            schema:
              - name: t
                properties:
                  - {name: a, logicalType: string, logicalTypeOptions: {maxLength: 4}}
                  - {name: b, logicalType: integer, logicalTypeOptions: {minimum: 0}}
                  - {name: c, logicalType: timestamp, logicalTypeOptions: {timezone: true}}
                quality:
                  - {name: q, type: custom, engine: e, implementation: i, dimension: accuracy}
                  - {name: r, type: sql, query: s, mustBeLessThan: 3}
                  - {name: s, type: library, metric: nullValues, mustBeBetween: [0, 1]}
            slaProperties: [{property: latency, value: 1, unit: s, element: t}]
            """;

    @Test
    void findsNothingInAContractThatUsesEverySection() {
        assertThat(Standard.violations(GOOD)).isEmpty();
    }

    @Test
    void findsNothingInTheToyContract() throws IOException {
        try (InputStream in = Objects.requireNonNull(StandardTest.class.getResourceAsStream("/toy/contract.yaml"))) {
            assertThat(Standard.violations(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @Criterion("B3Cr6.contract")
    @CsvSource(
            delimiter = '|',
            value = {
                "apiVersion: v3.1.0 | apiVersion: v2.2.0 | /apiVersion",
                "kind: DataContract | kind: Contract | /kind",
                "status: active | colour: blue | status",
                "status: active | 'status: active\ncolour: blue' | colour",
                "purpose: p | aim: p | /description: property 'aim'",
                "value: q | content: q | /description/customProperties/0",
                "type: kafka, host: h | type: kafka | /servers/0",
                "port: 1 | port: one | /servers/1/port",
                "type: local, path: p | type: local | /servers/2",
                "type: custom, catalog: c | type: hive | /servers/3/type",
                "members: [{username: u}] | members: [{name: u}] | /team/members/0",
                "[{role: r}] | [{access: r}] | /roles/0",
                "[{channel: c}] | [{tool: c}] | /support/0",
                "- name: t | - title: t | /schema/0",
                "logicalType: string | logicalType: text | /schema/0/properties/0/logicalType",
                "maxLength: 4 | maximum: 4 | /schema/0/properties/0/logicalTypeOptions",
                "minimum: 0 | minimum: nought | /schema/0/properties/1/logicalTypeOptions/minimum",
                "timezone: true | timezone: CET | /schema/0/properties/2/logicalTypeOptions/timezone",
                "{name: a, | {called: a, | /schema/0/properties/0",
                "engine: e, |  | /schema/0/quality/0: required property 'engine'",
                "implementation: i, |  | /schema/0/quality/0: required property 'implementation'",
                "dimension: accuracy | dimension: beauty | /schema/0/quality/0/dimension",
                "type: custom | type: magic | /schema/0/quality/0/type",
                "query: s, |  | /schema/0/quality/1: required property 'query'",
                "metric: nullValues | metric: nulls | /schema/0/quality/2/metric",
                "'[0, 1]' | '[0]' | /schema/0/quality/2",
                "property: latency | name: latency | /slaProperties/0",
                "unit: s | units: s | /slaProperties/0: property 'units'",
                "value: 1 | 'value: [1]' | /slaProperties/0/value",
            })
    void findsEachPlantedViolation_andNamesItsPath(String good, String bad, String path) {
        assertThat(GOOD).contains(good);

        assertThat(Standard.violations(GOOD.replace(good, bad == null ? "" : bad)))
                .anySatisfy(line -> assertThat(line).contains(path));
    }
}
