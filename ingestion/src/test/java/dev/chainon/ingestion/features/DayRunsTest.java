package dev.chainon.ingestion.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DayRunsTest {

    @Property(tries = 200, seed = "1")
    void coversAllDaysOnceInOrder(
            @ForAll @Size(min = 1, max = 60)
                    Map<@IntRange(min = -50, max = 300) Integer, @LongRange(min = 1, max = 50_000) Long> rows,
            @ForAll @IntRange(min = 1, max = 12) int most) {
        List<DayRun> runs = DayRuns.plan(rows, most);

        TreeMap<Integer, Long> days = new TreeMap<>(rows);
        assertThat(runs).hasSizeLessThanOrEqualTo(most);
        assertThat(runs.get(0).firstDay()).isEqualTo(days.firstKey());
        assertThat(runs.get(runs.size() - 1).lastDay()).isEqualTo(days.lastKey());
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).firstDay()).isEqualTo(runs.get(i - 1).lastDay() + 1);
        }
    }

    @Test
    void givesLaterRunsFewerDays_becauseTheyFoldMore() {
        Map<Integer, Long> rows = new TreeMap<>();
        for (int day = 0; day < 180; day++) {
            rows.put(day, 33_000L);
        }

        List<DayRun> runs = DayRuns.plan(rows, 4);

        assertThat(runs).hasSize(4);
        assertThat(days(runs.get(1))).isLessThan(days(runs.get(0)));
        assertThat(days(runs.get(3))).isLessThanOrEqualTo(days(runs.get(1)));
    }

    private static int days(DayRun run) {
        return run.lastDay() - run.firstDay() + 1;
    }
}
