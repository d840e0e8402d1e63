package dev.chainon.monitoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.stream.PerformanceHistory.Mark;
import dev.chainon.streams.Published;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceHistoryTest {

    private final StreamBoard board = new StreamBoard(2, InstantSource.system(), Telemetry.NONE);
    private final PerformanceHistory history = new PerformanceHistory(board);

    @BeforeEach
    void listen() {
        board.tell(history);
    }

    private void predict(String subject, long minute, double risk, int version) {
        board.published(new Published(
                0,
                0,
                new Prediction(2, subject + "/I", subject, minute, risk, "kettle-spills", version, 0, 0, Map.of())));
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void keepsThePerformanceOfEachHour_onceBothOutcomesAreKnown() {
        predict("k1", 10, .9, 3);
        predict("k2", 11, .1, 3);
        assertThat(history.points()).isEmpty();
        board.performance().known("k1", 90, true);
        board.performance().known("k2", 91, false);

        predict("k3", 200, .5, 3);
        predict("k4", 205, .5, 3);

        assertThat(history.points()).singleElement().satisfies(point -> {
            assertThat(point.minute()).isEqualTo(180);
            assertThat(point.auc()).isEqualTo(1);
            assertThat(point.rows()).isEqualTo(2);
        });
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void marksWhereAVersionBegins_andWhereAnAlertFires() {
        history.fired("TooEarly");
        predict("k1", 10, .9, 3);
        predict("k2", 70, .9, 4);
        predict("k3", 80, .9, 3);
        history.fired("ModelStale");

        assertThat(history.marks())
                .containsExactly(
                        new Mark(10, "version", "3"),
                        new Mark(70, "version", "4"),
                        new Mark(80, "alert", "ModelStale"));
    }
}
