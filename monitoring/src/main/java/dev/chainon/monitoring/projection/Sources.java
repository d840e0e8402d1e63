package dev.chainon.monitoring.projection;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.store.Outcome;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.PredictionReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two logs that are projected. */
public final class Sources {

    private Sources() {}

    public static Source<Prediction> predictions(PredictionReader reader) {
        return new Source<>() {
            @Override
            public void seek(long offset) {
                reader.seek(offset);
            }

            @Override
            public List<Prediction> poll(Duration patience) {
                return reader.poll(patience);
            }

            @Override
            public long position() {
                return reader.position();
            }

            @Override
            public long endOffset() {
                return reader.endOffset();
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    /** The labels of the clean log. It is read from its start all the same, since what came before decides which events are believed. */
    public static <E extends Event> Source<Outcome> outcomes(LogReader<E> reader) {
        return new Source<>() {
            private long first;

            @Override
            public void seek(long offset) {
                first = offset;
                reader.seekToStart();
            }

            @Override
            public List<Outcome> poll(Duration patience) {
                return reader.poll(patience).stream()
                        .filter(d -> d.kafkaOffset() >= first)
                        .flatMap(d -> outcome(d.logged()))
                        .toList();
            }

            @Override
            public long position() {
                return reader.position();
            }

            @Override
            public long endOffset() {
                return reader.endOffset();
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    private static <E extends Event> Stream<Outcome> outcome(LoggedEvent<E> logged) {
        E event = logged.event();
        Optional<Boolean> outcome = event.outcome();
        return outcome.stream().map(late -> new Outcome(logged.epoch(), event.subject(), event.minute(), late));
    }
}
