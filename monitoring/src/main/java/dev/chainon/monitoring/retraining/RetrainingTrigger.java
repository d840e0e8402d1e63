package dev.chainon.monitoring.retraining;

import dev.chainon.core.process.Telemetry;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.Retrainings;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the alerts every few seconds and asks for a retraining where the policy says so. Who trains is told by the database. */
public final class RetrainingTrigger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingTrigger.class);
    private static final String WHO = "monitor";
    private static final int MOST = 100;

    private final RetrainingSettings settings;
    private final RetrainingPolicy policy;
    private final Supplier<List<FiringAlert>> alerts;
    private final Retrainings retrainings;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(RetrainingTrigger::thread);
    private volatile Ruling ruling = new Ruling.Leave("the alerts were not looked at yet");

    public RetrainingTrigger(
            RetrainingSettings settings,
            Supplier<List<FiringAlert>> alerts,
            Retrainings retrainings,
            Telemetry telemetry,
            InstantSource clock) {
        this.settings = settings;
        this.policy = new RetrainingPolicy(settings);
        this.alerts = alerts;
        this.retrainings = retrainings;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "retraining-trigger");
        thread.setDaemon(true);
        return thread;
    }

    public RetrainingTrigger start() {
        long pause = settings.every().toMillis();
        worker.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    /** What was made of the alerts at the last look. */
    public Ruling ruling() {
        return ruling;
    }

    /** Never throws, so that the schedule goes on. */
    void look() {
        try {
            ruling = policy.rule(clock.instant(), alerts.get(), retrainings.newest(MOST));
            if (ruling instanceof Ruling.Retrain retrain) {
                ask(retrain.alert());
            }
        } catch (RuntimeException e) {
            LOG.warn("retraining: the alerts could not be answered, the next look comes in {}", settings.every(), e);
        }
    }

    private void ask(FiringAlert alert) {
        RetrainingState first = settings.approval() ? RetrainingState.PROPOSED : RetrainingState.APPROVED;
        retrainings
                .ask(first, alert.id(), WHO, alert.id() + " fires: " + alert.words())
                .ifPresent(step -> {
                    telemetry.count("chainon_retraining_asked_total", 1, "alert", alert.id());
                    LOG.info("retraining {} is {} for {}", step.id(), first.word(), alert.id());
                });
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
