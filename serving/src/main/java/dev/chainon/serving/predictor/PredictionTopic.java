package dev.chainon.serving.predictor;

import dev.chainon.core.model.Prediction;
import java.util.List;

/** The predictions of one epoch as all replicas see them. One thread at a time. */
interface PredictionTopic extends AutoCloseable {

    /** Reads what others published since the last call, without waiting; none if nothing came. */
    List<Prediction> poll();

    /**
     * Reads until all that is published at the time of the call was seen.
     *
     * @return greatest raw offset read now; -1 if nothing came
     */
    long readToEnd();

    /** Publishes in order and returns when the log has them all; throws if it is not known to have them. */
    void publish(List<Prediction> predictions);

    @Override
    void close();
}
