package dev.chainon.training.distributed;

import java.io.Serializable;

/**
 * One round of a training.
 *
 * @param epoch counted from 1
 * @param number within the epoch, counted from 0
 */
record Round(int epoch, int epochs, int number, int rounds) implements Serializable {

    /** Share of the whole training that is done when it begins. */
    double from() {
        return (epoch - 1 + (double) number / rounds) / epochs;
    }

    double to() {
        return (epoch - 1 + (number + 1.0) / rounds) / epochs;
    }

    boolean endsEpoch() {
        return number == rounds - 1;
    }
}
