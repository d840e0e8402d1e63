package dev.chainon.chips.advice;

/**
 * How long a job trains with one setting, in seconds.
 *
 * @param threads of the processor that it holds
 */
public record TrainingTime(String id, int threads, double startSeconds, double transferSeconds, double computeSeconds) {

    public double totalSeconds() {
        return startSeconds + transferSeconds + computeSeconds;
    }
}
