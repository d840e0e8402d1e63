package dev.chainon.serving.fault;

import dev.chainon.core.fault.Deadlock;
import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultWatch;
import dev.chainon.core.fault.Faults;
import dev.chainon.core.fault.Injection;
import dev.chainon.core.fault.Starvation;
import dev.chainon.serving.http.Door;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** The faults that a replica suffers by itself. Those that end it are its launcher's. */
public final class ReplicaFaults implements AutoCloseable {

    /** Below the patience of those who ask for its health, and far above any answer of a replica that is well. */
    private static final Duration SLOW = Duration.ofMillis(400);

    /** More than a replica may take outside its heap, less than the 160 MB of direct buffers that the JVM gives to a heap of that size: the replica lives. */
    private static final long LEAK_BYTES = 128L << 20;

    /** Longer than any work of a request, and shorter than the patience of those who read its measures. */
    private static final Duration BLOCKED = Duration.ofSeconds(1);

    private final Faults faults;
    private final AtomicBoolean slow = new AtomicBoolean();
    private final AtomicBoolean skewed = new AtomicBoolean();
    private final FaultWatch watch;

    /**
     * @param vertx whose event loops serve
     * @param pool of its connections to the runtime database, and {@code connections} how many it has
     */
    public ReplicaFaults(Faults faults, Vertx vertx, DataSource pool, int connections) {
        this.faults = faults;
        this.watch = new FaultWatch(
                faults,
                Map.of(
                        Fault.DEADLOCK,
                        new Deadlock(),
                        Fault.STARVATION,
                        new Starvation(),
                        Fault.SLOW_REPLICA,
                        Injection.flag(slow),
                        Fault.BLOCKED_LOOP,
                        new BlockedLoop(vertx, BLOCKED),
                        Fault.BUSY_POOL,
                        // One more than there are: one of them always waits for the one that another gives back.
                        new HeldConnections(pool, connections + 1),
                        Fault.MEMORY_LEAK,
                        new MemoryLeak(LEAK_BYTES),
                        Fault.FEATURE_SKEW,
                        Injection.flag(skewed)));
    }

    public void start() {
        watch.start();
    }

    /** The door itself where there can be no fault. */
    public Door door(Door outer) {
        return faults == Faults.NONE ? outer : new SlowDoor(outer, slow::get, SLOW);
    }

    /** Whether the model is given one wrong input. */
    public boolean skewed() {
        return skewed.get();
    }

    /** Ends what is on. */
    @Override
    public void close() {
        watch.close();
    }
}
