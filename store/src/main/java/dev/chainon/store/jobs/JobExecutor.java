package dev.chainon.store.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.chainon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the steps of the open run, one after the other or a few at once. Any number of executors may work on one database: db-scheduler hands a step to one of
 * them, and to another when its heart-beat stops. Starting an executor takes up what a killed one left.
 */
public final class JobExecutor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecutor.class);
    private static final String TASK = "step";
    private static final String TABLE = "jobs.scheduled_tasks";
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration BUSY = Duration.ofSeconds(1);

    /**
     * How an executor works.
     *
     * @param name of this executor in the tables
     * @param atOnce steps that it does at once
     * @param heartbeat a worker that is silent for four of them is taken for dead
     * @param look how often it looks for work and for cancellations
     */
    public record Settings(String name, int atOnce, Duration heartbeat, Duration look) {}

    private final Settings settings;
    private final Database database;
    private final Map<String, StepWork> works;
    private final JobTable table;
    private final Set<StepContext> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> again = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(JobExecutor::thread);
    private final Scheduler scheduler;
    private volatile boolean closing;

    /** @param works what is done at each step, by its name; steps of other names are left to other executors' graphs and fail here */
    public JobExecutor(Settings settings, Database database, Map<String, StepWork> works) {
        this.settings = settings;
        this.database = database;
        this.works = Map.copyOf(works);
        this.table = new JobTable(database);
        CustomTask<Void> task = Tasks.custom(TASK, Void.class)
                .onFailure(this::reschedule)
                .onDeadExecutionRevive()
                .execute((instance, context) -> step(instance.getId()));
        this.scheduler = Scheduler.create(database.dataSource(), task)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(settings.name()))
                .threads(settings.atOnce())
                .pollingInterval(settings.look())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .failureLogging(com.github.kagkarlsson.scheduler.logging.LogLevel.DEBUG, false)
                .build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "job-watch");
        thread.setDaemon(true);
        return thread;
    }

    public JobExecutor start() {
        StepLock.giveUpDead(database).forEach(step -> LOG.info("the worker of step {} is gone: taking it up", step));
        scheduler.start();
        watch.scheduleWithFixedDelay(this::look, 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Puts into the queue what can be done, and stops what is not wanted any more. */
    private void look() {
        try {
            for (String queued : table.ready()) {
                if (scheduler.scheduleIfNotExists(new TaskInstance<Void>(TASK, queued), Instant.now())) {
                    scheduler.triggerCheckForDueExecutions();
                }
            }
            running.stream().filter(context -> !table.mine(context.key())).forEach(StepContext::stop);
        } catch (RuntimeException e) {
            LOG.warn("cannot look for work this time: {}", e.getMessage());
        }
    }

    private CompletionHandler<Void> step(String queued) {
        Optional<StepLock> lock = StepLock.take(database, queued);
        if (lock.isEmpty()) {
            LOG.warn("the worker of step {} is silent but alive: not taken up", queued);
            return (complete, operations) ->
                    operations.reschedule(complete, Instant.now().plus(BUSY));
        }
        try (StepLock held = lock.get()) {
            table.begin(StepKey.runOf(queued), StepKey.stepOf(queued)).ifPresent(this::work);
        }
        Optional<Duration> wait = Optional.ofNullable(again.remove(queued));
        return (complete, operations) -> wait.ifPresentOrElse(
                time -> operations.reschedule(complete, Instant.now().plus(time)), operations::remove);
    }

    private void work(StepContext context) {
        StepKey key = context.key();
        LOG.info("run={} step={} attempt={} begins", key.run(), key.step(), key.attempt());
        running.add(context);
        if (closing) {
            context.stop();
        }
        try {
            boolean counted = table.done(key, work(key.step()).run(context));
            LOG.info("run={} step={} attempt={} done={}", key.run(), key.step(), key.attempt(), counted);
        } catch (StepRefusedException e) {
            LOG.info("run={} step={} refused: {}", key.run(), key.step(), e.getMessage());
            table.refused(key, words(e), e.result());
        } catch (StepStoppedException e) {
            scheduler.pause();
            stopped(key, e);
        } catch (RuntimeException e) {
            // What a step says while it is being stopped is no failure of the step.
            if (context.stopped()) {
                stopped(key, e);
            } else {
                failed(key, e);
            }
        } finally {
            running.remove(context);
        }
    }

    private StepWork work(String step) {
        return Optional.ofNullable(works.get(step))
                .orElseThrow(() -> new IllegalStateException(
                        "this executor does not know the step '" + step + "'; it knows " + works.keySet()));
    }

    private void stopped(StepKey key, RuntimeException e) {
        LOG.info("run={} step={} stopped: {}", key.run(), key.step(), e.getMessage());
        table.stopped(key, "stopped at attempt " + key.attempt());
        again.put(StepKey.queued(key.run(), key.step()), Duration.ZERO);
    }

    private void failed(StepKey key, RuntimeException e) {
        LOG.warn("run={} step={} attempt={} failed", key.run(), key.step(), key.attempt(), e);
        table.failed(key, words(e)).ifPresent(wait -> again.put(StepKey.queued(key.run(), key.step()), wait));
    }

    /** Only what no worker foresees comes here, such as a database that went away: another look soon. */
    private void reschedule(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        LOG.warn(
                "step {} cannot be worked on now",
                complete.getExecution().getId(),
                complete.getCause().orElse(null));
        operations.reschedule(complete, Instant.now().plus(BUSY));
    }

    private static String words(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Stops what runs, which then waits for another executor, and ends. */
    @Override
    public void close() {
        // Before those that run are stopped: a step that begins in this moment sees it and stops itself.
        closing = true;
        watch.shutdown();
        scheduler.pause();
        running.forEach(StepContext::stop);
        scheduler.stop();
        try {
            if (!watch.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("the look for work does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
