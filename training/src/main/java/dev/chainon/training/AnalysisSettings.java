package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.model.Costs;
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

    /** @param costs those of the use case, where the settings name no others */
    static AnalysisSettings of(Config training, Costs costs) {
        return new AnalysisSettings(
                training.hasPath("costs") ? costs(training.getConfig("costs")) : costs,
                training.getInt("importance-rows"));
    }

    private static Costs costs(Config costs) {
        return new Costs(costs.getDouble("false-warning"), costs.getDouble("missed-warning"));
    }
}
