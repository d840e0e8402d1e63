package dev.chainon.serving.balancer;

import java.time.Duration;

/** Whether a replica is taken out for what it did, until when, and how often it was. Times in milliseconds of one clock. Thread-safe. */
final class Ejection {

    private int failuresInRow;
    private long lastFailure = Long.MIN_VALUE;
    private int times;
    private boolean everOut;
    private long until;
    private long forgiven;

    /**
     * Counts the failure of a request; gives those since the last success. What was under way when another one failed is the same failure: a moment's
     * trouble breaks many requests at once and says no more than one.
     *
     * @param begun when the request was sent
     */
    synchronized int failed(long begun, long now) {
        if (begun >= lastFailure) {
            failuresInRow++;
            lastFailure = now;
        }
        return failuresInRow;
    }

    synchronized void succeeded() {
        failuresInRow = 0;
    }

    /** Takes it out; each time after the other makes it longer. */
    synchronized Duration eject(OutlierRule rule, long now) {
        Duration out = rule.ejection(++times);
        everOut = true;
        until = now + out.toMillis();
        forgiven = until;
        failuresInRow = 0;
        return out;
    }

    synchronized boolean out(long now) {
        return everOut && now < until;
    }

    /** Since when it is back; empty history means since ever, and the answer is {@code otherwise}. */
    synchronized long backSince(long otherwise) {
        return everOut ? Math.max(until, otherwise) : otherwise;
    }

    /** For each first ejection's time that it behaved, one of its ejections is forgotten. */
    synchronized void calm(OutlierRule rule, long now) {
        while (times > 0 && now - forgiven >= rule.first().toMillis()) {
            times--;
            forgiven += rule.first().toMillis();
        }
    }
}
