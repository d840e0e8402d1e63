package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Change;
import dev.chainon.core.contract.Compatibility;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The contract's check and Avro's own agree: what Avro could not read, the contract's check calls a major change. */
class ContractSchemasTest {

    @Property(tries = 1000, seed = "11")
    @Criterion("B2Cr7.schema-compatibility")
    void whatAvroCannotRead_isAMajorChangeOfTheContract(
            @ForAll("tables") List<String> released,
            @ForAll("columns") String column,
            @ForAll @IntRange(max = 3) int place) {
        List<String> next = new ArrayList<>(released);
        if (place < next.size()) {
            next.set(place, column);
        } else {
            next.add(column);
        }
        Contract before = contract(released);
        Contract now = contract(next);

        boolean unreadable = !Schemas.incompatibilities(
                        Schemas.logged(now.table("events").fields()),
                        Schemas.logged(before.table("events").fields()))
                .isEmpty();
        boolean major =
                Compatibility.changes(before, now).stream().anyMatch(change -> change.level() == Change.Level.MAJOR);

        Statistics.label("unreadable").collect(unreadable);
        Statistics.label("major").collect(major);
        assertThat(major || !unreadable)
                .as("released %s, next %s", released, next)
                .isTrue();
    }

    @Provide
    Arbitrary<List<String>> tables() {
        return columns().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> columns() {
        Arbitrary<String> types = Arbitraries.of("string", "int", "long", "double", "boolean");
        return Combinators.combine(types, Arbitraries.of(true, false))
                .as((type, required) -> "physicalType: " + type + ", required: " + required);
    }

    private static Contract contract(List<String> columns) {
        StringBuilder yaml = new StringBuilder(
                "apiVersion: v3.1.0\nid: x\nversion: 1.0.0\nschema:\n  - name: events\n    properties:\n");
        for (int i = 0; i < columns.size(); i++) {
            yaml.append("      - {name: c")
                    .append(i)
                    .append(", ")
                    .append(columns.get(i))
                    .append("}\n");
        }
        return ContractYaml.read(yaml.toString());
    }
}
