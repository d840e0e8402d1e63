package dev.chainon.core.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HourlySeriesTest {

    private static final Place KITCHEN = new Place("kitchen", 48.85, 2.35);
    private static final float UNKNOWN = Float.NaN;

    private static final HourlySeries SERIES = new HourlySeries(
            KITCHEN, 100, List.of("heat", "steam"), new float[][] {{1, UNKNOWN, UNKNOWN, 4}, {UNKNOWN, UNKNOWN, 7, 8}});

    @Test
    void knowsEachHour_andNoneOutside() {
        assertThat(SERIES.hours()).isEqualTo(4);
        assertThat(SERIES.at(0, 100)).isEqualTo(1);
        assertThat(SERIES.at(1, 103)).isEqualTo(8);
        assertThat(SERIES.at(1, 100)).isNaN();
        assertThat(SERIES.at(0, 99)).isNaN();
        assertThat(SERIES.at(0, 104)).isNaN();
    }

    @Test
    void countsTheHoursOfWhichAnythingIsKnown() {
        assertThat(SERIES.knownHours()).isEqualTo(3);
    }

    @Test
    void refusesColumnsWithoutTheirValues() {
        assertThatThrownBy(() -> new HourlySeries(KITCHEN, 0, List.of(), new float[0][]))
                .hasMessage("0 rows of values for the columns []");
        assertThatThrownBy(() -> new HourlySeries(KITCHEN, 0, List.of("heat"), new float[][] {{1}, {2}}))
                .hasMessage("2 rows of values for the columns [heat]");
    }
}
