package dev.chainon.serving.fault;

import dev.chainon.core.fault.Injection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What servers on an event loop suffer most often: work that waits, where nothing may wait. It holds one loop again and again, and lets others have it for a moment in between. */
final class BlockedLoop implements Injection {

    private final Vertx vertx;
    private final Duration each;
    private volatile boolean on;

    /** @param each how long it holds the loop at a time */
    BlockedLoop(Vertx vertx, Duration each) {
        this.vertx = vertx;
        this.each = each;
    }

    @Override
    public void begin() {
        on = true;
        Context loop = vertx.getOrCreateContext();
        loop.runOnContext(start -> hold(loop));
    }

    private void hold(Context loop) {
        long end = System.nanoTime() + each.toNanos();
        while (on && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        if (on) {
            loop.runOnContext(again -> hold(loop));
        }
    }

    @Override
    public void end() {
        on = false;
    }
}
