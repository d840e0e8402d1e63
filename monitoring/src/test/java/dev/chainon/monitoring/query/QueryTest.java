package dev.chainon.monitoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final long SECOND = 1_000;
    private final SeriesStore series = new SeriesStore(Set.of("a", "b", "h_bucket", "up"));

    private void add(String name, Map<String, String> labels, double... eachTenSeconds) {
        for (int i = 0; i < eachTenSeconds.length; i++) {
            series.add(new Labels(name, labels), new Point(i * 10 * SECOND, eachTenSeconds[i]));
        }
    }

    private OptionalDouble at(long second, String query) {
        return Query.of(query).at(new Moment(series, second * SECOND));
    }

    @Test
    void rateIsTheGrowthOfACounter_itsStartsFromZeroAdded() {
        add("a", Map.of("x", "1"), 0, 10, 20, 5, 15, 25, 35);

        // 20 before the start, 5 to 35 after it, over exactly the minute.
        assertThat(at(60, "sum(rate(a[1m]))").orElseThrow()).isCloseTo(55 / 60.0, within(1e-12));
        assertThat(at(60, "sum(increase(a[1m]))").orElseThrow()).isCloseTo(55, within(1e-12));
        assertThat(at(0, "sum(rate(a[1m]))")).as("of one point").isEmpty();
    }

    @Test
    void aggregatesOnlyWhatTheLabelsChoose() {
        add("a", Map.of("x", "1"), 3);
        add("a", Map.of("x", "2"), 5);
        add("a", Map.of("x", "30"), 70);

        assertThat(at(0, "sum(a)")).hasValue(78);
        assertThat(at(0, "sum(a{x=~\"1|2\"})")).hasValue(8);
        assertThat(at(0, "max(a{x!=\"30\"}) - min(a) * 2")).hasValue(-1);
        assertThat(at(0, "avg(a{x!~\"3.*\"}) / count(a)")).hasValue(4 / 3.0);
    }

    @Test
    void aComparisonThatDoesNotHoldIsNone_andNoneSpreads() {
        add("a", Map.of(), 3);

        assertThat(at(0, "sum(a) > 2")).hasValue(3);
        assertThat(at(0, "sum(a) > 3")).isEmpty();
        assertThat(at(0, "sum(a) >= 3 and sum(b)")).isEmpty();
        assertThat(at(0, "(sum(b) or vector(0)) + sum(a)")).hasValue(3);
        assertThat(at(0, "sum(a) unless sum(b)")).hasValue(3);
        assertThat(at(0, "absent(b)")).hasValue(1);
        assertThat(at(0, "absent(a)")).isEmpty();
        assertThat(at(0, "sum(a) / 0 > 0")).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void aQuantileIsInterpolatedInItsBucket() {
        add("h_bucket", Map.of("le", "0.1"), 0, 60);
        add("h_bucket", Map.of("le", "0.5"), 0, 100);
        add("h_bucket", Map.of("le", "+Inf"), 0, 100);

        // Forty of a hundred lie between 0.1 and 0.5: the eightieth is half way.
        assertThat(at(10, "histogram_quantile(0.8, sum by (le) (rate(h_bucket[10s])))")
                        .orElseThrow())
                .isCloseTo(0.3, within(1e-9));
    }

    @Test
    void whatIsTooOldOrHasEndedIsNone() {
        series.addAll(Map.of(new Labels("a", Map.of()), 1.0), "process", "p", 0);
        series.addAll(Map.of(new Labels("b", Map.of()), 1.0), "process", "p", 10 * SECOND);

        assertThat(at(9, "sum(a)")).hasValue(1);
        assertThat(at(10, "sum(a)")).as("its process publishes it no more").isEmpty();
        assertThat(at(311, "sum(b)")).as("older than five minutes").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(a", "a", "sum(rate(a))", "nonsense(a)", "sum(a) sum(b)", "sum(a{x=1})", "sum(a) $ 2"})
    void refusesWhatIsNotOfTheSubset(String text) {
        assertThatThrownBy(() -> Query.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatAProcessPublishes() {
        Map<Labels, Double> read = Exposition.read(
                """
                # HELP a Something.
                # TYPE a gauge
                a{x="say \\"hello\\", {you}",y="2",} 1.5E3
                b +Inf
                c 1
                """,
                Set.of("a", "b"));

        assertThat(read)
                .containsOnly(
                        Map.entry(new Labels("a", Map.of("x", "say \"hello\", {you}", "y", "2")), 1500.0),
                        Map.entry(new Labels("b", Map.of()), Double.POSITIVE_INFINITY));
    }

    @Test
    void oldPointsAreThinned_andStillTellTheGrowth() {
        for (int second = 0; second <= 7200; second += 3) {
            series.add(new Labels("a", Map.of()), new Point(second * SECOND, second));
        }

        assertThat(at(7200, "sum(rate(a[2h]))").orElseThrow()).isCloseTo(1, within(1e-9));
    }
}
