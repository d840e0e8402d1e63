package dev.chainon.chips.advice;

/**
 * How a chip with its setting was measured to train.
 *
 * @param id of the setting
 * @param threads of the processor that it holds, a GPU's host thread included
 * @param startSeconds from the start of the process to the first row
 * @param rowSeconds of one row from end to end
 * @param transferSeconds of one row from the heap to where it is computed; a part of {@code rowSeconds}
 */
public record TrainingMeasure(String id, int threads, double startSeconds, double rowSeconds, double transferSeconds) {

    public TrainingMeasure {
        if (!(startSeconds >= 0 && rowSeconds > 0 && transferSeconds >= 0 && Double.isFinite(startSeconds + rowSeconds))
                || threads < 1) {
            throw new IllegalArgumentException("the measure of '" + id + "' makes no sense: " + threads + " threads, "
                    + startSeconds + " s to start, " + rowSeconds + " s a row, " + transferSeconds + " s of transfer");
        }
        transferSeconds = Math.min(transferSeconds, rowSeconds);
    }

    /** Start, transfer and computation of so many rows: {@code start + n (transfer + compute)}. */
    public TrainingTime time(double rows) {
        return new TrainingTime(
                id, threads, startSeconds, rows * transferSeconds, rows * (rowSeconds - transferSeconds));
    }

    /**
     * Rows from which another that starts later is done sooner: {@code (start' - start) / (row - row')}. Infinite where it never is, 0 where it always is.
     */
    public double breakEven(TrainingMeasure other) {
        double later = other.startSeconds - startSeconds;
        double faster = rowSeconds - other.rowSeconds;
        if (faster <= 0) {
            return later < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.max(0, later / faster);
    }
}
