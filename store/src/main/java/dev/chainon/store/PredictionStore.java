package dev.chainon.store;

import dev.chainon.core.model.Prediction;
import java.util.List;
import java.util.Optional;

/**
 * The runtime's predictions, whatever database keeps them. Predictions of one id speak of the same event: their subject, minute and the fact that a
 * board goes by are the same; probability, model and offsets may differ. Thread-safe.
 */
public interface PredictionStore {

    /**
     * Writes them; one that is there already is replaced, of several with the same id the last one stays. When this returns all are kept; when it
     * throws some may be: write them again.
     */
    void upsert(List<Prediction> predictions);

    /** The newest of a board: by event minute, the latest first; within a minute by event id. */
    List<Prediction> board(Board board);

    /** The prediction with that {@link Prediction#id()}. */
    Optional<Prediction> byId(String id);

    /** The prediction about a subject; of several the one with the latest event minute. */
    Optional<Prediction> bySubject(int epoch, String subject);

    /**
     * Those with an event minute in the range, the earliest first; within a minute by event id.
     *
     * @param from first minute
     * @param to first minute that is left out
     */
    List<Prediction> history(int epoch, long from, long to);

    long count(int epoch);
}
