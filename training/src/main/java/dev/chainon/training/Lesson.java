package dev.chainon.training;

import java.time.Duration;

/**
 * One stretch of learning from rows that are at hand.
 *
 * @param from share of the whole training that is done at its beginning: the learning rate falls with it
 * @param to the same at its end
 * @param batch rows of one step
 * @param seed of the order of the rows
 * @param budget after which it ends with the step it is at, whatever rows are left; at least one step is made
 */
public record Lesson(double from, double to, int batch, long seed, Duration budget) {

    public Lesson {
        if (!(from >= 0 && from <= to && to <= 1) || batch < 1 || budget.isNegative()) {
            throw new IllegalArgumentException("a lesson from " + from + " to " + to
                    + " of the training, of batches of " + batch + " rows, within " + budget + " makes no sense");
        }
    }

    double at(double share) {
        return from + share * (to - from);
    }
}
