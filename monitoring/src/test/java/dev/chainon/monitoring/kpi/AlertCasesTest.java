package dev.chainon.monitoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.alert.AlertBook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule in this process on the two cases that promtool runs too. */
class AlertCasesTest {

    private static final Definitions DEFINITIONS = Definitions.packaged();

    static Stream<String> rules() {
        return DEFINITIONS.alerts().stream().map(AlertRule::id);
    }

    @ParameterizedTest
    @MethodSource("rules")
    @Criterion("B1Cr6.alert-rules")
    void firesWhenItMust(String id) {
        assertThat(after(DEFINITIONS.alert(id), DEFINITIONS.alert(id).fires())).isEqualTo(Alert.State.FIRING);
    }

    @ParameterizedTest
    @MethodSource("rules")
    @Criterion("B1Cr6.alert-rules")
    void isSilentOtherwise(String id) {
        assertThat(after(DEFINITIONS.alert(id), DEFINITIONS.alert(id).silent())).isNotEqualTo(Alert.State.FIRING);
    }

    private static Alert.State after(AlertRule rule, AlertRule.Case given) {
        Example example = new Example(given.series(), DEFINITIONS.series());
        AlertBook book = new AlertBook(List.of(rule), Scale.NONE, List.of());
        for (long minute = 0; minute <= given.at().toMinutes(); minute++) {
            book.look(example.next());
        }
        return book.alerts().get(0).state();
    }
}
