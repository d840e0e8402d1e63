package dev.chainon.serving.http;

import dev.chainon.core.process.Telemetry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * How late the event loops of a Vert.x do what is due: a timer ticks on each, and the gauge {@code chainon_event_loop_delay_seconds} tells by how much the latest of them is
 * behind, the worst of the last 5 to 10 seconds. A loop that is blocked this very moment counts with what it is behind until now. Thread-safe.
 */
public final class LoopDelay {

    private static final long PERIOD_MILLIS = 100;

    private final LongSupplier nanos;
    private final List<Punctuality> loops = new CopyOnWriteArrayList<>();

    LoopDelay(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Watches all event loops of it; {@code count} of them are there. */
    public static void watch(Vertx vertx, int count, Telemetry telemetry) {
        LoopDelay delay = new LoopDelay(System::nanoTime);
        delay.deploy(vertx, count);
        telemetry.gauge("chainon_event_loop_delay_seconds", delay::seconds);
    }

    /** Vert.x gives each instance the next of its loops. */
    void deploy(Vertx vertx, int count) {
        vertx.deployVerticle(Watch::new, new DeploymentOptions().setInstances(count))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Of the loop that is furthest behind; 0 where none is watched. */
    double seconds() {
        long now = nanos.getAsLong();
        return loops.stream().mapToLong(loop -> loop.worst(now)).max().orElse(0) / 1e9;
    }

    private final class Watch extends VerticleBase {

        @Override
        public Future<?> start() {
            Punctuality loop = new Punctuality(nanos.getAsLong(), PERIOD_MILLIS * 1_000_000);
            loops.add(loop);
            vertx.setPeriodic(PERIOD_MILLIS, timer -> loop.tick(nanos.getAsLong()));
            return Future.succeededFuture();
        }
    }
}
