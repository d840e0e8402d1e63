package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Field;
import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Training reads the history, the clean log and the features made of them: no personal field is in any. */
class TrainingBlindTest {

    private final Flights flights = new Flights();

    @Test
    @Criterion("B1Cr3.training-blind")
    void noPersonalFieldIsInWhatTrainingReads() {
        Set<String> personal = personal(flights.contract());

        assertThat(personal).contains("name", "email", "webhook", "person");
        assertThat(flights.features().names()).hasSize(52).doesNotContainAnyElementsOf(personal);
        assertThat(flights.eventSchema().fields()).extracting(Field::name).doesNotContainAnyElementsOf(personal);
        for (String table : new String[] {"history", "raw_events", "events"}) {
            assertThat(flights.contract().table(table).columns())
                    .as(table)
                    .extracting(Column::name)
                    .doesNotContainAnyElementsOf(personal);
            assertThat(flights.contract().table(table).personal()).as(table).isEmpty();
        }
    }

    @Test
    @Criterion("B1Cr3.personal-fields")
    void aTableThatBecomesPersonal_needsItsEntryInTheRegister() {
        String changed = Flights.packagedContract()
                .replaceFirst("(  - name: history\n(?s:.*?)required: true\n)", "$1        classification: personal\n");

        assertThatThrownBy(() -> Flights.under(changed)).hasMessageContaining("table 'history' has personal columns");
    }

    private static Set<String> personal(Contract contract) {
        return contract.tables().values().stream()
                .map(Table::personal)
                .flatMap(List::stream)
                .flatMap(column -> Stream.of(column.name(), column.storedName()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
