package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class Replay {

    private Replay() {}

    public static void main(String[] args) throws Exception {
        dev.chainon.core.process.Supervised.exitWhenInputCloses();
        Thread.currentThread().join();
    }
}
