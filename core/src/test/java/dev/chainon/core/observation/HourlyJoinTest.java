package dev.chainon.core.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HourlyJoinTest {

    private static final Place KITCHEN = new Place("kitchen", 48.85, 2.35);
    private static final long MAY = LocalDate.of(2001, 5, 1).toEpochDay() * 24;
    private static final Provenance SOMEWHERE =
            new Provenance(URI.create("test:kitchen"), Instant.EPOCH, 200, "0".repeat(64), "none");

    private final List<LocalDate> asked = new ArrayList<>();
    private final float[] row = new float[2];

    /** Knows the first three hours of May 2001: heat 10, 11, 12; steam 0, unknown, unknown. */
    private final Observations kitchen = new Observations() {
        @Override
        public List<String> columns() {
            return List.of("heat", "steam");
        }

        @Override
        public Lookup<HourlySeries> hourly(Place place, LocalDate first, LocalDate last) {
            asked.add(first);
            if (!first.equals(LocalDate.of(2001, 5, 1))) {
                return new Lookup.Missing<>(Lookup.Cause.OFFLINE, "not kept");
            }
            float[][] values = {{10, 11, 12}, {0, Float.NaN, Float.NaN}};
            return new Lookup.Found<>(new HourlySeries(place, MAY, columns(), values), SOMEWHERE, false);
        }
    };

    private final HourlyJoin join =
            new HourlyJoin(kitchen, name -> name.equals("kitchen") ? Optional.of(KITCHEN) : Optional.empty());

    @Test
    void givesTheHourThatHadBegun_andNeverALaterOne() {
        assertThat(join.join("kitchen", MAY * 60, row)).isTrue();
        assertThat(row).containsExactly(10, 0);
        assertThat(join.join("kitchen", MAY * 60 + 59, row)).isTrue();
        assertThat(row).containsExactly(10, 0);
        assertThat(join.join("kitchen", MAY * 60 + 60, row)).isTrue();
        assertThat(row).containsExactly(11, Float.NaN);
    }

    @Test
    void countsCompletePartialAndMissing_withTheirCauses() {
        join.join("kitchen", MAY * 60, row);
        join.join("kitchen", MAY * 60 + 61, row);
        assertThat(join.join("kitchen", (MAY + 3) * 60, row))
                .as("after the series")
                .isFalse();
        assertThat(row).containsExactly(Float.NaN, Float.NaN);
        assertThat(join.join("kitchen", MAY * 60 - 1, row))
                .as("April is not kept")
                .isFalse();
        assertThat(join.join("garage", MAY * 60, row)).as("no such place").isFalse();

        assertThat(join.tally()).isEqualTo(new HourlyJoin.Tally(1, 1, 3, Map.of(Lookup.Cause.OFFLINE, 1)));
        assertThat(join.tally().words()).contains("1 with some", "not strictly known");
    }

    @Test
    void asksForAMonthOnce() {
        for (int minute = 0; minute < 600; minute++) {
            join.join("kitchen", MAY * 60 + minute, row);
        }
        assertThat(asked).containsExactly(LocalDate.of(2001, 5, 1));
    }

    @Test
    void refusesAPlaceOutsideTheGlobe_andColumnsOfUnequalLength() {
        assertThatThrownBy(() -> new Place("x", 91, 0)).hasMessageContaining("latitude");
        assertThatThrownBy(() -> new Place("x", 0, Double.NaN)).hasMessageContaining("longitude");
        assertThatThrownBy(() -> new HourlySeries(KITCHEN, 0, List.of("a", "b"), new float[][] {{1}, {1, 2}}))
                .hasMessageContaining("differ in length");
    }
}
