package dev.chainon.serving.predictor;

import dev.chainon.core.model.Prediction;
import java.util.List;

/** Sees what the champion predicts on the stream, with the features. Called on the predictor's thread, and must not hold it up. */
public interface SecondOpinion {

    /** @param rows features of the predictions one after the other, in their order; not changed afterwards */
    void predicted(List<Prediction> predictions, float[] rows);
}
