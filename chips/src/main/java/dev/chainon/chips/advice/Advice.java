package dev.chainon.chips.advice;

import java.util.List;
import java.util.Optional;

/**
 * Where to train and where to serve.
 *
 * @param train the setting to train with; empty where none was measured or none has room
 * @param serve the setting to serve with; empty where none that was measured answers in time
 * @param training all that were measured, fastest first
 * @param serving all that were measured, those in time first, then as {@link Advisor} prefers
 */
public record Advice(
        Job job,
        Optional<TrainingTime> train,
        Optional<ServingTime> serve,
        List<TrainingTime> training,
        List<ServingTime> serving) {

    public Advice {
        training = List.copyOf(training);
        serving = List.copyOf(serving);
    }

    /** Cores that are left for training. */
    public int coresForTraining() {
        return job.together() ? job.cores() - serve.map(ServingTime::threads).orElse(0) : job.cores();
    }
}
