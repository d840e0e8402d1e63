package dev.chainon.serving.trace;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.model.Prediction;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.Topics;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Feeds the clean log, from its beginning to a prediction's event, to a fresh engine with the state the epoch began with. The engine is deterministic, so the
 * vector is the one that was predicted from, bit for bit.
 */
final class Recomputation<E extends Event> {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final UseCase<E> useCase;
    private final String bootstrap;
    private final Path snapshots;

    /** @param snapshots folder of the epochs' snapshots */
    Recomputation(UseCase<E> useCase, String bootstrap, Path snapshots) {
        this.useCase = useCase;
        this.bootstrap = bootstrap;
        this.snapshots = snapshots;
    }

    /** @param events of the log that were read */
    record Values(float[] vector, Path from, long events) {}

    Found<Values> of(Prediction prediction) {
        Path start = folder(prediction).resolve("start.bin");
        if (!Files.isRegularFile(start)) {
            return new Found.Gone<>("the state the epoch began with is not kept: " + start + " is missing");
        }
        FeatureEngine<E> engine = useCase.features().newEngine();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(start), 1 << 16))) {
            engine.restore(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the state in " + start + " cannot be read", e);
        }
        return read(prediction, engine, start);
    }

    private Path folder(Prediction prediction) {
        return snapshots.resolve("e" + prediction.epoch());
    }

    private Found<Values> read(Prediction prediction, FeatureEngine<E> engine, Path start) {
        Topics topics = new Topics(useCase.topicPrefix(), prediction.epoch());
        float[] vector = new float[useCase.features().names().size()];
        long events = 0;
        ClockAhead rule = ClockAhead.of(useCase.contract()).from(folder(prediction));
        try (LogReader<E> log = new LogReader<>(bootstrap, topics, new EventCodec<>(useCase.eventSchema()), rule)) {
            log.seekToStart();
            long end = log.endOffset();
            while (log.position() < end) {
                for (Delivered<E> each : log.poll(PATIENCE)) {
                    Optional<Found<Values>> over = over(prediction, each);
                    if (over.isPresent()) {
                        return over.get();
                    }
                    boolean written = engine.accept(each.logged().event(), vector);
                    events++;
                    if (each.logged().rawOffset() == prediction.rawOffset()) {
                        return written
                                ? new Found.Here<>(new Values(vector, start, events))
                                : new Found.Gone<>("raw record " + prediction.rawOffset() + " is no instance");
                    }
                }
            }
        }
        return absent(prediction, topics);
    }

    private Optional<Found<Values>> over(Prediction prediction, Delivered<E> each) {
        return each.logged().rawOffset() > prediction.rawOffset()
                ? Optional.of(absent(prediction, new Topics(useCase.topicPrefix(), prediction.epoch())))
                : Optional.empty();
    }

    private static <T> Found<T> absent(Prediction prediction, Topics topics) {
        return new Found.Gone<>(
                "the topic " + topics.clean() + " has no event of raw record " + prediction.rawOffset());
    }
}
