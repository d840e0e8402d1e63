package dev.chainon.cluster;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;

/** Waits for the executors of a session. */
final class Muster extends SparkListener {

    private final SparkContext spark;
    private final Semaphore news = new Semaphore(0);

    Muster(SparkContext spark) {
        this.spark = spark;
    }

    /** How many are there. */
    static int present(SparkContext spark) {
        int withDriver = spark.statusTracker().getExecutorInfos().length;
        return Math.max(0, withDriver - 1);
    }

    /** Whether so many came in time. */
    boolean await(int count, Duration patience) {
        spark.addSparkListener(this);
        try {
            return came(count, System.nanoTime() + patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for executors", e);
        } finally {
            spark.removeSparkListener(this);
        }
    }

    private boolean came(int count, long deadline) throws InterruptedException {
        while (!spark.isStopped() && present(spark) < count) {
            if (!news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return !spark.isStopped();
    }

    /** An executor can be given tasks from here on. */
    @Override
    public void onBlockManagerAdded(SparkListenerBlockManagerAdded added) {
        news.release();
    }

    /** A cluster whose executors fail again and again sends the program away. */
    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd end) {
        news.release();
    }
}
