package dev.chainon.chips.advice;

/**
 * How long a request takes with one setting, in seconds.
 *
 * @param threads of the processor that it holds
 * @param batch rows of a call
 * @param busy share of the time that it computes; from 1 on requests pile up without end
 * @param fillSeconds until the batch is full
 * @param queueSeconds behind the batches before, in the mean; infinite where requests pile up
 */
public record ServingTime(
        String id,
        int threads,
        int batch,
        double busy,
        double fillSeconds,
        double queueSeconds,
        double transferSeconds,
        double computeSeconds) {

    public double totalSeconds() {
        return fillSeconds + queueSeconds + transferSeconds + computeSeconds;
    }

    /** Whether requests do not pile up and are answered in time. */
    public boolean within(double latencySeconds) {
        return busy < 1 && totalSeconds() <= latencySeconds;
    }
}
