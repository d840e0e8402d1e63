package dev.chainon.local.demo;

import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.alert.AlertBook;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.query.Labels;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Point;
import dev.chainon.monitoring.query.SeriesStore;
import dev.chainon.monitoring.retraining.FiringAlert;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rule that says that the stream is far ahead of its model, on a stream whose time a test sets. Thread-safe. */
final class StaleAlert implements Supplier<List<FiringAlert>> {

    static final String ID = "ModelStale";

    private final Supplier<Instant> learnedUntil;
    private final InstantSource clock;
    private final SeriesStore series;
    private final AlertBook book;
    private volatile Instant stream;

    StaleAlert(Instant stream, Supplier<Instant> learnedUntil, InstantSource clock) {
        this.stream = stream;
        this.learnedUntil = learnedUntil;
        this.clock = clock;
        Definitions definitions = Definitions.packaged();
        this.series = new SeriesStore(definitions.series());
        this.book = new AlertBook(List.of(definitions.alert(ID)), Scale.NONE, List.of());
    }

    void streamIs(Instant now) {
        stream = now;
    }

    @Override
    public synchronized List<FiringAlert> get() {
        long now = clock.instant().toEpochMilli();
        add("chainon_stream_timestamp_seconds", now, stream);
        add("chainon_model_learned_until_timestamp_seconds", now, learnedUntil.get());
        book.look(new Moment(series, now));
        return book.alerts().stream()
                .filter(alert -> alert.state() == Alert.State.FIRING)
                .map(alert -> new FiringAlert(
                        ID, alert.since().orElseThrow(), alert.rule().says().in("en")))
                .toList();
    }

    private void add(String name, long millis, Instant value) {
        series.add(new Labels(name, Map.of("process", "monitor")), new Point(millis, value.getEpochSecond()));
    }
}
