package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.internal.config.package$;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/**
 * What Spark does of its own: why a round is an ordinary job (what becomes of a barrier stage, its other way of learning together, when one of its tasks fails or does not come to the
 * barrier), and why jobs are told to share.
 */
@Tag("campaign")
class SparkDefaultsIT {

    private static JavaSparkContext spark;

    @BeforeAll
    static void open() throws Exception {
        Site.cluster().workers(2);
        spark = new JavaSparkContext(conf());
    }

    @AfterAll
    static void close() {
        spark.close();
    }

    /** Jobs are served first come, first served: the instrument of {@link FairShareIT} shows it. */
    @Test
    void letsTheSecondJobStarve_whileTheFirstHasTasks() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        TaskBook.begin(task -> begun.countDown());
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> busy("first"));
        begun.await();
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> busy("second"));
        first.join();
        second.join();

        List<String> pools = TaskBook.pools();
        assertThat(pools.indexOf("second"))
                .as("it began when all tasks of the first had: %s", pools)
                .isEqualTo(pools.lastIndexOf("first") + 1);
    }

    private static long busy(String pool) {
        spark.setLocalProperty("spark.scheduler.pool", pool);
        List<Integer> parts = IntStream.range(0, 24).boxed().toList();
        return spark.parallelize(parts, parts.size()).map(SparkDefaultsIT::spin).count();
    }

    private static double spin(int part) {
        double sum = part;
        for (int i = 1; i < 2_000_000; i++) {
            sum += Math.sqrt(i);
        }
        return sum;
    }

    /** A session without the project's own settings. */
    private static SparkConf conf() {
        return new SparkConf()
                .setAppName("barrier")
                .setMaster(Site.cluster().url())
                .set("spark.authenticate", "true")
                .set("spark.authenticate.secret", Site.SECRET)
                .set("spark.network.crypto.enabled", "true")
                .set("spark.driver.host", StandaloneCluster.LOOPBACK)
                .set("spark.driver.bindAddress", StandaloneCluster.LOOPBACK)
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", Site.EXECUTOR_MB + "m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.stage.maxConsecutiveAttempts", "1")
                // Executors may not be there yet.
                .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s")
                .set("spark.barrier.sync.timeout", "2s");
    }

    @Test
    @Criterion("B2Cr4.barrier-fault")
    void endsWithAnError_whenATaskNeverComesToTheBarrier() {
        TaskBook.begin(task -> {});

        assertThatThrownBy(() -> together(false))
                .hasStackTraceContaining("The coordinator didn't get all barrier sync requests")
                .hasStackTraceContaining("within 2 second(s)");
        assertThat(package$.MODULE$.BARRIER_SYNC_TIMEOUT().defaultValueString())
                .as("how long it would have waited unless told")
                .isEqualTo("365d");
    }

    @Test
    @Criterion("B2Cr4.barrier-fault")
    void abortsTheHealthyTaskToo_whenOneOfABarrierStageFails_andAnOrdinaryJobDoesNot() {
        TaskBook.begin(task -> {});

        assertThatThrownBy(() -> together(true)).hasStackTraceContaining("planted");
        assertThat(TaskBook.executors()).as("whose task ended well").isEmpty();

        assertThat(spark.parallelize(List.of(0, 1), 2)
                        .map(SparkDefaultsIT::failedOnce)
                        .collect())
                .as("the task that failed was done again, alone")
                .containsExactly(0, 1);
    }

    /** What a task of a barrier stage does. */
    private static final class Task extends AbstractFunction1<Iterator<Integer>, Iterator<Integer>>
            implements Serializable {

        private final boolean fails;

        Task(boolean fails) {
            this.fails = fails;
        }

        /** The first task waits for the second, which fails or is over. */
        @Override
        public Iterator<Integer> apply(Iterator<Integer> shards) {
            int shard = shards.next();
            if (shard == 0) {
                BarrierTaskContext.get().barrier();
            } else if (fails) {
                throw new IllegalStateException("planted");
            }
            return shards;
        }
    }

    private static long together(boolean fails) {
        ClassTag<Integer> type = ClassTag$.MODULE$.apply(Integer.class);
        return spark.parallelize(List.of(0, 1), 2)
                .rdd()
                .barrier()
                .mapPartitions(new Task(fails), false, type)
                .count();
    }

    private static int failedOnce(int shard) {
        if (shard == 1 && TaskContext.get().attemptNumber() == 0) {
            throw new IllegalStateException("planted");
        }
        return shard;
    }
}
