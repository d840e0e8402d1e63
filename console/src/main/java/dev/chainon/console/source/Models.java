package dev.chainon.console.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry as the pages read it. */
public interface Models {

    Optional<Champion> champion();

    /** Text of a file beside the champion's card, such as one of its plots; empty if the champion's bundle has no such file. */
    Optional<String> paper(String file);

    /** Promotions, latest first. */
    List<Promotion> promotions();

    /**
     * @param metrics on the validation period, by the model card's keys (auc, prauc, logloss, brier, ece, rows, positives)
     */
    record Champion(String name, int version, String created, Map<String, Double> metrics) {
        public Champion {
            metrics = Map.copyOf(metrics);
        }
    }

    /** Who gave an alias to a version, when and why. */
    record Promotion(Instant at, String alias, int version, String who, String why) {}
}
