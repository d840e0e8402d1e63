package dev.chainon.core.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the switches twice a second, on a thread of its own, and lets this process suffer what is on. Whatever is on ends with the watch. */
public final class FaultWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Faults faults;
    private final Map<Fault, Injection> injections;
    private final Set<Fault> begun = EnumSet.noneOf(Fault.class);
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(FaultWatch::thread);

    /** @param injections those of this process; other faults are somebody else's */
    public FaultWatch(Faults faults, Map<Fault, Injection> injections) {
        this.faults = faults;
        this.injections = new EnumMap<>(injections);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "fault-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts to look, unless there can never be a fault. */
    public FaultWatch start() {
        if (faults != Faults.NONE) {
            worker.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    synchronized void look() {
        injections.forEach((fault, injection) -> {
            boolean on = faults.on(fault);
            if (on && begun.add(fault)) {
                act(fault, "begins", injection::begin);
            } else if (!on && begun.remove(fault)) {
                act(fault, "ends", injection::end);
            }
        });
    }

    private static void act(Fault fault, String what, Runnable act) {
        LOG.warn("fault={} {}", fault.id(), what);
        try {
            act.run();
        } catch (RuntimeException e) {
            // The watch goes on: the other faults must still end.
            LOG.error("fault={} {}: it could not", fault.id(), what, e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        synchronized (this) {
            begun.forEach(fault -> {
                Injection injection = injections.get(fault);
                if (injection != null) {
                    act(fault, "ends", injection::end);
                }
            });
            begun.clear();
        }
    }
}
