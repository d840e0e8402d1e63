package dev.chainon.chips.advice;

/**
 * What is to be done.
 *
 * @param rows of the training set
 * @param epochs passes over it
 * @param requestsPerSecond that arrive while it is served, one row each
 * @param latencySeconds that a request may take
 * @param cores of the machine
 * @param together whether it is trained while it is served: both then share the cores
 */
public record Job(long rows, int epochs, double requestsPerSecond, double latencySeconds, int cores, boolean together) {

    public Job {
        require(rows >= 1, "rows must be at least 1, not " + rows);
        require(epochs >= 1, "epochs must be at least 1, not " + epochs);
        require(
                requestsPerSecond > 0 && Double.isFinite(requestsPerSecond),
                "requests per second must be positive, not " + requestsPerSecond);
        require(
                latencySeconds > 0 && Double.isFinite(latencySeconds),
                "the latency must be positive, not " + latencySeconds + " s");
        require(cores >= 1, "cores must be at least 1, not " + cores);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Rows that training reads. */
    public double rowsRead() {
        return (double) rows * epochs;
    }
}
