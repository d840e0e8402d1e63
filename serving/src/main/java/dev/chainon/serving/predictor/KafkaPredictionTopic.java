package dev.chainon.serving.predictor;

import dev.chainon.core.model.Prediction;
import dev.chainon.streams.PredictionPublisher;
import dev.chainon.streams.PredictionReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The predictions topic of an epoch. */
final class KafkaPredictionTopic implements PredictionTopic {

    /** Two leaders may have overlapped for a moment, so the last record need not be the furthest; so many of the last ones are read at the start. */
    private static final long TAIL = 5_000;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final PredictionReader reader;
    private final PredictionPublisher publisher;
    private boolean placed;

    KafkaPredictionTopic(PredictionReader reader, PredictionPublisher publisher) {
        this.reader = reader;
        this.publisher = publisher;
    }

    @Override
    public List<Prediction> poll() {
        return reader.poll(Duration.ZERO);
    }

    @Override
    public long readToEnd() {
        long end = reader.endOffset();
        if (!placed) {
            reader.seek(Math.max(0, end - TAIL));
            placed = true;
        }
        long greatest = -1;
        while (reader.position() < end) {
            greatest = Math.max(greatest, greatest(reader.poll(PATIENCE)));
        }
        return greatest;
    }

    private static long greatest(List<Prediction> predictions) {
        return predictions.stream().mapToLong(Prediction::rawOffset).max().orElse(-1);
    }

    @Override
    public void publish(List<Prediction> predictions) {
        List<CompletableFuture<Long>> sent = new ArrayList<>(predictions.size());
        for (Prediction each : predictions) {
            sent.add(publisher.publish(each));
        }
        publisher.flush();
        try {
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        reader.close();
        publisher.close();
    }
}
