package dev.chainon.monitoring.retention;

import dev.chainon.store.Retention;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps the runtime database, and then the topics of closed replays, again and again. A sweep that fails is told and made up for by the next. */
public final class RetentionJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final int SECONDS_TO_END = 5;

    private final Retention retention;
    private final RetentionSettings settings;
    private final ClosedReplays replays;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "retention"));

    public RetentionJob(Retention retention, ClosedReplays replays, RetentionSettings settings) {
        this.retention = retention;
        this.replays = replays;
        this.settings = settings;
    }

    public RetentionJob start() {
        long pause = settings.every().toMillis();
        thread.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    private void sweep() {
        try {
            Retention.Swept swept = retention.sweep(settings.periods());
            if (swept.total() > 0) {
                LOG.info(
                        "retention: predictions={} outcomes={} subscriptionsAndKeys={} accesses={} tickets={}",
                        swept.predictions(),
                        swept.outcomes(),
                        swept.subscriptionsAndKeys(),
                        swept.accesses(),
                        swept.tickets());
            }
            settings.log()
                    .map(replays::sweep)
                    .filter(removed -> !removed.isEmpty())
                    .ifPresent(removed -> LOG.info("retention: topics={}", removed));
        } catch (RuntimeException e) {
            // An exception that left here would end the schedule for good.
            LOG.warn("retention: this sweep failed, the next comes in {}", settings.every(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
