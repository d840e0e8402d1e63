package dev.chainon.serving.http;

import java.util.concurrent.CountDownLatch;

/** Holds a server's event loop, so that what comes meanwhile is found in one turn. */
final class PausedLoop implements AutoCloseable {

    private final ToyServer server;
    private CountDownLatch end = new CountDownLatch(0);

    PausedLoop(ToyServer server) {
        this.server = server;
    }

    /** Returns when the loop stands still. */
    void pause() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        end = over;
        server.onLoop(() -> {
            begun.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
    }

    void goOn() {
        end.countDown();
    }

    @Override
    public void close() {
        goOn();
    }
}
