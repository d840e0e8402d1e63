package dev.chainon.core.model;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Decides whether a model may serve. */
public interface Gate extends Serializable {

    /**
     * @param candidate the new model on the validation period
     * @param champion the serving model on the same rows; empty when there is none
     * @param parity largest difference of probability between the trained network and its exported form
     */
    Verdict judge(ModelMetrics candidate, Optional<ModelMetrics> champion, double parity);

    /**
     * @param passed whether the model may be promoted
     * @param reasons one sentence for each condition, met or not, with its figures
     */
    record Verdict(boolean passed, List<String> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }
}
