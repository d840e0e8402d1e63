package dev.chainon.apps.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** What the session of this test heard of its tasks. Spark makes it by its name, so that what it heard is kept in one place for all. */
public final class TaskBook extends SparkListener {

    private static final List<String> POOLS = new CopyOnWriteArrayList<>();
    private static final Set<String> EXECUTORS = Collections.synchronizedSet(new TreeSet<>());
    private static final List<String> LOST = new CopyOnWriteArrayList<>();
    private static final List<String> FAILED = new CopyOnWriteArrayList<>();
    private static final Semaphore NEWS = new Semaphore(0);
    private static volatile IntConsumer onStart = stage -> {};

    private final Map<Integer, String> poolOfStage = new HashMap<>();

    /** Forgets what was heard; from now on {@code action} is told the number of each task that starts, counted from 1. */
    static void begin(IntConsumer action) {
        POOLS.clear();
        EXECUTORS.clear();
        LOST.clear();
        FAILED.clear();
        onStart = action;
    }

    /** Waits until the session of this JVM has so many executors that can be given tasks: what a test strikes shall not be the last of them. */
    static void awaitExecutors(int count, Duration patience) throws InterruptedException {
        SparkContext spark = SparkContext.getOrCreate();
        long deadline = System.nanoTime() + patience.toNanos();
        while (spark.statusTracker().getExecutorInfos().length < count + 1) {
            if (!NEWS.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("fewer than " + count + " executors after " + patience.toSeconds() + " s");
            }
        }
    }

    /** The pool of each task, in the order in which they started. */
    static List<String> pools() {
        return new ArrayList<>(POOLS);
    }

    static Set<String> executors() {
        return new TreeSet<>(EXECUTORS);
    }

    static List<String> lostExecutors() {
        return List.copyOf(LOST);
    }

    static List<String> failedTasks() {
        return List.copyOf(FAILED);
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        String pool = Optional.ofNullable(job.properties())
                .map(properties -> properties.getProperty("spark.scheduler.pool"))
                .orElse("default");
        CollectionConverters.asJava(job.stageInfos()).forEach(stage -> poolOfStage.put(stage.stageId(), pool));
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        POOLS.add(poolOfStage.getOrDefault(task.stageId(), "?"));
        onStart.accept(POOLS.size());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.reason() == Success$.MODULE$) {
            EXECUTORS.add(task.taskInfo().executorId());
        } else {
            FAILED.add(task.reason().toString());
        }
    }

    @Override
    public void onBlockManagerAdded(SparkListenerBlockManagerAdded added) {
        NEWS.release();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        LOST.add(removed.executorId());
    }
}
