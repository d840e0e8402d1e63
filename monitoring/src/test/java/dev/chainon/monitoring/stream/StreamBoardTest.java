package dev.chainon.monitoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.streams.Published;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamBoardTest {

    private static final long NOW = 1_700_000_000_000L;
    private final StreamBoard board =
            new StreamBoard(4, InstantSource.fixed(Instant.ofEpochMilli(NOW)), Telemetry.NONE);

    private static Published published(long offset, long rawMillis, long appendMillis) {
        return new Published(
                offset,
                appendMillis,
                new Prediction(
                        4,
                        "k" + offset + "/I",
                        "k" + offset,
                        100,
                        .5,
                        "kettle-spills",
                        2,
                        offset,
                        rawMillis,
                        Map.of()));
    }

    @Test
    void latencyIsFromRawToPrediction_overTheLastMinute() {
        board.published(published(1, NOW - 600_000, NOW - 590_000));
        for (int i = 0; i < 98; i++) {
            board.published(published(2 + i, NOW - 5_000, NOW - 4_996));
        }
        board.published(published(100, NOW - 5_000, NOW - 4_960));
        board.published(published(101, NOW - 5_000, NOW - 4_960));

        Map<String, Double> figures = board.figures();

        assertThat(figures).containsEntry("stream.latency.p50.ms", 4.0).containsEntry("stream.latency.p99.ms", 40.0);
        assertThat(figures.get("stream.latency.epoch.p99.ms")).isEqualTo(40.0);
        assertThat(figures).containsEntry("stream.predictions", 101.0);
    }

    @Test
    void latencyFallsBackToTheEpoch_whenTheLastMinuteIsEmpty() {
        board.published(published(1, NOW - 600_000, NOW - 599_993));

        assertThat(board.figures()).containsEntry("stream.latency.p50.ms", 7.0);
    }

    @Test
    void ratesCountByTheLogsOwnStamps() {
        for (int i = 0; i < 50; i++) {
            board.clean(
                    new LoggedEvent<>(4, i, NOW - 2_000, new KettleEvent("k" + i, "blue", 100, 1, Optional.empty())));
        }
        board.clean(new LoggedEvent<>(4, 50, NOW - 60_000, new KettleEvent("old", "blue", 100, 1, Optional.empty())));

        assertThat(board.figures())
                .containsEntry("stream.events.per.second", 5.0)
                .containsEntry("stream.events", 51.0);
    }

    @Test
    void joinsLabelsOfTheCleanLog() {
        board.published(published(1, NOW - 10, NOW - 5));
        board.clean(new LoggedEvent<>(4, 2, NOW, new KettleEvent("k1", "blue", 110, 1, Optional.of(true))));

        assertThat(board.figures())
                .containsEntry("live.labels", 1.0)
                .containsEntry("live.late.share", 1.0)
                .doesNotContainKey("live.auc");
    }

    @Test
    void aQuarantinedRecordCountsOnce_whateverIsEmittedAgain() {
        Quarantined record = new Quarantined(4, 9, NOW - 1_000, "litres-negative", "litres is -1.0", new byte[0]);
        board.refused(record);
        board.refused(record);
        board.refused(new Quarantined(4, 8, NOW - 1_000, "unreadable", "expected 4 parts", new byte[0]));
        board.refused(new Quarantined(4, 10, NOW - 1_000, "unreadable", "expected 4 parts", new byte[0]));

        assertThat(board.figures())
                .containsEntry("stream.quarantined", 2.0)
                .containsEntry("stream.quarantined.unreadable", 1.0);
        assertThat(board.quarantine().latest())
                .extracting(Quarantined::rawOffset)
                .containsExactly(10L, 9L);
    }
}
