package dev.chainon.apps;

import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest runs of the job graph as they were a moment ago: pages neither wait for the database nor fail with it. */
final class JobsView implements Supplier<List<RunRow>> {

    private static final Logger LOG = LoggerFactory.getLogger(JobsView.class);
    private static final long PERIOD_SECONDS = 2;
    private static final int RUNS = 8;

    private final Jobs jobs;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(JobsView::thread);
    private volatile List<RunRow> runs = List.of();

    JobsView(Jobs jobs) {
        this.jobs = jobs;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "jobs-view");
        thread.setDaemon(true);
        return thread;
    }

    JobsView start() {
        worker.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            runs = jobs.latest(RUNS);
        } catch (RuntimeException e) {
            LOG.warn("cannot read the jobs, showing what was known cause={}", e.getMessage());
        }
    }

    @Override
    public List<RunRow> get() {
        return runs;
    }
}
