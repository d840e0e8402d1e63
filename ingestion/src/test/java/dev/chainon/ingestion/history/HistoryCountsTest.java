package dev.chainon.ingestion.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryCountsTest {

    private static final HistoryCounts RIGHT = new HistoryCounts(10, 7, 2, 1, 3, Map.of("rule", 2L), 16);

    @Test
    @Criterion("B3Cr2.reconciled")
    void refuses_whenARowIsLostOrCountedTwice() {
        assertThatCode(() -> RIGHT.reconcile(10)).doesNotThrowAnyException();
        assertThatThrownBy(() -> RIGHT.reconcile(11)).hasMessageContaining("11 rows in the file, 10 read");
        assertThatThrownBy(() -> new HistoryCounts(10, 8, 2, 1, 3, Map.of(), 16).reconcile(10))
                .hasMessageContaining("does not reconcile");
    }

    @Test
    void survivesTheFactsOfASnapshot() {
        assertThat(HistoryCounts.of(RIGHT.facts())).isEqualTo(RIGHT);
    }
}
