package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.training.evaluation.Costs;
import java.util.Objects;

/**
 * How a model is looked into: {@code chainon.training.costs} and {@code chainon.training.importance-rows}.
 *
 * @param importanceRows rows of the validation period, drawn at random, on which features are shuffled
 */
record AnalysisSettings(Costs costs, int importanceRows) {

    AnalysisSettings {
        Objects.requireNonNull(costs);
        if (importanceRows < 100) {
            throw new IllegalArgumentException(
                    "chainon.training.importance-rows must be at least 100, not " + importanceRows);
        }
    }

    static AnalysisSettings of(Config training) {
        return new AnalysisSettings(Costs.of(training.getConfig("costs")), training.getInt("importance-rows"));
    }
}
