package dev.chainon.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.alert.Alert.State;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.query.Labels;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Point;
import dev.chainon.monitoring.query.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On the rule that fires when the database has been ten thousand predictions behind for five minutes. */
class AlertBookTest {

    private static final String LAG = "chainon_projector_lag_records";

    private final List<AlertChange> told = new ArrayList<>();
    private final SeriesStore series = new SeriesStore(Set.of(LAG));

    private AlertBook book(Scale scale, AlertListener... listeners) {
        return new AlertBook(List.of(Definitions.packaged().alert("ProjectorBehind")), scale, List.of(listeners));
    }

    private State look(AlertBook book, long second, double lag) {
        series.add(new Labels(LAG, Map.of()), new Point(second * 1000, lag));
        book.look(new Moment(series, second * 1000));
        return book.alerts().get(0).state();
    }

    @Test
    @Criterion("B1Cr6.alert-rules")
    void isPending_thenFires_thenIsResolved_andTellsOfBoth() {
        AlertBook book = book(Scale.NONE, told::add);

        assertThat(look(book, 0, 0)).isEqualTo(State.INACTIVE);
        assertThat(look(book, 60, 20_000)).isEqualTo(State.PENDING);
        assertThat(look(book, 359, 20_000)).isEqualTo(State.PENDING);
        assertThat(look(book, 360, 30_000)).isEqualTo(State.FIRING);
        assertThat(look(book, 400, 40_000)).isEqualTo(State.FIRING);
        assertThat(look(book, 420, 0)).isEqualTo(State.RESOLVED);
        assertThat(look(book, 500, 0)).isEqualTo(State.RESOLVED);

        Instant start = Instant.ofEpochSecond(360);
        assertThat(told)
                .extracting(AlertChange::startsAt, AlertChange::endsAt, AlertChange::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(start, Optional.empty(), 30_000.0),
                        org.assertj.core.groups.Tuple.tuple(start, Optional.of(Instant.ofEpochSecond(420)), 40_000.0));
        assertThat(book.history()).containsExactly(told.get(1), told.get(0));
    }

    @Test
    void aBreakBeginsTheWaitAgain() {
        AlertBook book = book(Scale.NONE, told::add);

        look(book, 0, 20_000);
        assertThat(look(book, 299, 0)).isEqualTo(State.INACTIVE);
        assertThat(look(book, 300, 20_000)).isEqualTo(State.PENDING);
        assertThat(look(book, 599, 20_000)).isEqualTo(State.PENDING);
        assertThat(look(book, 600, 20_000)).isEqualTo(State.FIRING);
    }

    @Test
    void aReplayWaitsLess() {
        AlertBook book = book(new Scale(60, 720, Duration.ofSeconds(15)), told::add);

        look(book, 0, 20_000);
        assertThat(look(book, 5, 20_000)).isEqualTo(State.FIRING);
    }

    @Test
    void whatAListenerDidNotTakeIsToldAgain_inOrder_andOthersDoNotWait() {
        List<AlertChange> patient = new ArrayList<>();
        boolean[] away = {true};
        AlertBook book = book(
                Scale.NONE,
                change -> {
                    if (away[0]) {
                        throw new IllegalStateException("away");
                    }
                    patient.add(change);
                },
                told::add);
        look(book, 0, 20_000);
        look(book, 300, 20_000);
        look(book, 310, 0);
        assertThat(told).hasSize(2);
        assertThat(patient).isEmpty();

        away[0] = false;
        look(book, 320, 0);
        look(book, 330, 0);

        assertThat(patient).isEqualTo(told);
    }
}
