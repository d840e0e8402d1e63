package dev.chainon.serving;

import java.io.IOException;

/** Two replicas of one replay, ready, of which one leads and the other stands by. */
final class Pair implements AutoCloseable {

    private final KettleServe one;
    private final KettleServe two;

    private Pair(KettleServe one, KettleServe two) {
        this.one = one;
        this.two = two;
    }

    static Pair start(Replay replay) throws IOException {
        Pair pair = new Pair(replay.replica(), replay.replica());
        try {
            pair.one.awaitReady();
            pair.two.awaitReady();
            pair.awaitLeader();
            return pair;
        } catch (RuntimeException | AssertionError e) {
            pair.close();
            throw e;
        }
    }

    void awaitLeader() {
        Await.until("a leader", () -> one.leads() || two.leads());
    }

    KettleServe leader() {
        return one.leads() ? one : two;
    }

    /** The one that is not this one. */
    KettleServe besides(KettleServe other) {
        return other == one ? two : one;
    }

    @Override
    public void close() {
        one.close();
        two.close();
    }
}
