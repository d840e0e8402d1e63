package dev.chainon.ingestion.backoffice;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.sql.SparkSession;

/** Waits for the executors of a session. */
final class Muster extends SparkListener {

    private final SparkSession spark;
    private final Semaphore news = new Semaphore(0);

    Muster(SparkSession spark) {
        this.spark = spark;
    }

    /** How many are there. */
    static int present(SparkSession spark) {
        int withDriver = spark.sparkContext().statusTracker().getExecutorInfos().length;
        return Math.max(0, withDriver - 1);
    }

    /** Whether so many came in time. */
    boolean await(int count, Duration patience) {
        spark.sparkContext().addSparkListener(this);
        try {
            return came(count, System.nanoTime() + patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for executors", e);
        } finally {
            spark.sparkContext().removeSparkListener(this);
        }
    }

    private boolean came(int count, long deadline) throws InterruptedException {
        while (!spark.sparkContext().isStopped() && present(spark) < count) {
            if (!news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return !spark.sparkContext().isStopped();
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
