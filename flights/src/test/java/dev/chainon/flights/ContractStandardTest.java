package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Standard;
import dev.chainon.core.contract.Text;
import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractStandardTest {

    private static final Contract CONTRACT = new Flights().contract();

    @Test
    @Criterion("B3Cr6.contract")
    void contractFollowsTheStandard() {
        assertThat(Standard.violations(Flights.packagedContract())).isEmpty();
    }

    @Test
    void everyDescriptionHasItsFrench() {
        List<Text> texts = new ArrayList<>(List.of(
                CONTRACT.header().purpose(),
                CONTRACT.header().usage(),
                CONTRACT.header().limitations()));
        CONTRACT.header().roles().forEach(role -> texts.add(role.description()));
        CONTRACT.servers().forEach(server -> texts.add(server.description()));
        CONTRACT.levels().forEach(level -> texts.add(level.description()));
        CONTRACT.rules().values().forEach(rule -> texts.add(rule.description()));
        CONTRACT.tables().values().forEach(table -> {
            texts.add(table.description());
            table.columns().forEach(column -> texts.add(column.description()));
        });

        assertThat(texts).allSatisfy(text -> {
            assertThat(text.english()).isNotBlank();
            assertThat(text.french()).isNotBlank().doesNotContain("'").doesNotContainPattern(" [;:?!»]|« ");
        });
    }
}
