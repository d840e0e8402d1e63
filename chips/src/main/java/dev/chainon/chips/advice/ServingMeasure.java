package dev.chainon.chips.advice;

import java.util.List;

/**
 * How a chip with its setting was measured to predict.
 *
 * @param id of the setting
 * @param threads of the processor that it holds
 * @param startSeconds from the start of the process to the first answer
 * @param batches sizes of a call that were measured
 */
public record ServingMeasure(String id, int threads, double startSeconds, List<Batch> batches) {

    /**
     * One call.
     *
     * @param rows in it
     * @param meanSeconds of the call, transfer included
     * @param p99Seconds that 99 of 100 calls do not exceed
     * @param transferSeconds from the heap to the tensor; a part of the call
     */
    public record Batch(int rows, double meanSeconds, double p99Seconds, double transferSeconds) {
        public Batch {
            if (rows < 1 || !(meanSeconds > 0 && p99Seconds > 0 && transferSeconds >= 0)) {
                throw new IllegalArgumentException("a call of " + rows + " rows cannot take " + meanSeconds + " s, "
                        + p99Seconds + " s at the 99th percentile, " + transferSeconds + " s of transfer");
            }
        }
    }

    public ServingMeasure {
        batches = List.copyOf(batches);
        if (batches.isEmpty() || threads < 1 || !(startSeconds >= 0)) {
            throw new IllegalArgumentException("the measure of '" + id + "' is of no call, or of " + threads
                    + " threads, or starts in " + startSeconds + " s");
        }
    }

    /** The size of a call with which requests that arrive at a rate wait least. */
    public ServingTime time(double requestsPerSecond) {
        ServingTime best = time(batches.get(0), requestsPerSecond);
        for (Batch batch : batches.subList(1, batches.size())) {
            ServingTime other = time(batch, requestsPerSecond);
            if (other.totalSeconds() < best.totalSeconds()) {
                best = other;
            }
        }
        return best;
    }

    /**
     * The last row of a batch comes {@code (b - 1) / rate} after the first; batches then wait for those before them as in a queue of one server with calls of equal
     * length, {@code busy s / (2 (1 - busy))} in the mean (Pollaczek and Khinchine, M/D/1); the call itself takes its 99th percentile.
     */
    private ServingTime time(Batch batch, double rate) {
        double busy = rate * batch.meanSeconds() / batch.rows();
        double fill = (batch.rows() - 1) / rate;
        double queue = busy < 1 ? busy * batch.meanSeconds() / (2 * (1 - busy)) : Double.POSITIVE_INFINITY;
        double transfer = Math.min(batch.transferSeconds(), batch.p99Seconds());
        return new ServingTime(id, threads, batch.rows(), busy, fill, queue, transfer, batch.p99Seconds() - transfer);
    }
}
