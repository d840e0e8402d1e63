package dev.chainon.serving.release;

import io.vertx.core.json.JsonObject;

/** How the answers of a challenger differ from the champion's, row by row. Thread-safe. */
final class Comparison {

    private static final int KEPT = 2048;

    private final Latest champion = new Latest(KEPT);
    private final Latest challenger = new Latest(KEPT);
    private long count;
    private double sum;
    private double absolute;
    private double greatest;

    synchronized void add(float[] ours, float[] theirs, int n) {
        for (int i = 0; i < n; i++) {
            double difference = (double) theirs[i] - ours[i];
            count++;
            sum += difference;
            absolute += Math.abs(difference);
            greatest = Math.max(greatest, Math.abs(difference));
            champion.add(ours[i]);
            challenger.add(theirs[i]);
        }
    }

    synchronized long count() {
        return count;
    }

    /** Mean of challenger minus champion; 0 while nothing was compared. */
    synchronized double meanDifference() {
        return count == 0 ? 0 : sum / count;
    }

    synchronized double meanAbsoluteDifference() {
        return count == 0 ? 0 : absolute / count;
    }

    /** Of the latest rows; see {@link RankAgreement}. */
    synchronized double rankAgreement() {
        return RankAgreement.of(champion.all(), challenger.all());
    }

    synchronized JsonObject describe() {
        return new JsonObject()
                .put("rows", count)
                .put("mean_difference", meanDifference())
                .put("mean_absolute_difference", meanAbsoluteDifference())
                .put("greatest_difference", greatest)
                .put("rank_agreement", rankAgreement());
    }
}
