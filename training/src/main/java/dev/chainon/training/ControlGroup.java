package dev.chainon.training;

import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What any model must beat on the same rows: the training period's base rate, and logistic regression fitted by the same loop. */
final class ControlGroup {

    static final String CONSTANT = "constant";
    static final String LINEAR = "linear";

    private ControlGroup() {}

    static Map<String, Evaluation> measure(TrainingSet set, Trainer trainer, TrainingSettings settings) {
        float[] constant = new float[set.validation().rows()];
        Arrays.fill(constant, (float) set.train().baseRate());
        Map<String, Evaluation> group = new LinkedHashMap<>();
        group.put(CONSTANT, evaluate(constant, set.validation(), settings));
        group.put(LINEAR, evaluate(trainer.fit("control", settings.linear()).scores(), set.validation(), settings));
        return group;
    }

    static Evaluation evaluate(float[] scores, Split split, TrainingSettings settings) {
        return Evaluation.of(
                scores, split.labels(), split.minutes(), new Bootstrap(settings.resamples(), settings.seed()));
    }
}
