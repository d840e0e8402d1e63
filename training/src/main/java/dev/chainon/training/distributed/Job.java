package dev.chainon.training.distributed;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.concurrent.ExecutionContext$;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** Ordinary Spark jobs with one task for each of some shards, whose answers are taken as they come. A task that is lost is given to another executor by Spark itself. */
final class Job {

    /** What a task does, in an executor. */
    @FunctionalInterface
    interface Work<T> extends Serializable {
        T on(int shard);
    }

    private final JavaSparkContext spark;
    private final Duration silence;

    /** @param silence longest time between two answers: what has not come by then is given up */
    Job(JavaSparkContext spark, Duration silence) {
        this.spark = spark;
        this.silence = silence;
    }

    /**
     * The answers that came, by shard.
     *
     * @throws IllegalStateException if a task failed again and again
     */
    <T> SortedMap<Integer, T> run(List<Integer> shards, Work<T> work) {
        BlockingQueue<News<T>> news = new LinkedBlockingQueue<>();
        SimpleFutureAction<BoxedUnit> job = submit(shards, work, news);
        SortedMap<Integer, T> came = new TreeMap<>();
        Optional<News<T>> heard = Optional.empty();
        while (came.size() < shards.size()) {
            heard = next(news, job);
            if (heard.isEmpty()) {
                job.cancel();
                return came;
            }
            heard.ifPresent(answer -> came.put(shards.get(answer.part()), answer.value()));
        }
        return came;
    }

    private <T> SimpleFutureAction<BoxedUnit> submit(List<Integer> shards, Work<T> work, BlockingQueue<News<T>> news) {
        // A task that is given up shall free its place at once.
        spark.setLocalProperty("spark.job.interruptOnCancel", "true");
        List<Object> parts =
                IntStream.range(0, shards.size()).<Object>mapToObj(part -> part).toList();
        SimpleFutureAction<BoxedUnit> job = spark.sc()
                .submitJob(
                        spark.parallelize(shards, shards.size()).rdd(),
                        new Task<>(work),
                        CollectionConverters.asScala(parts).toSeq(),
                        new Ear<>(news),
                        new Nothing());
        job.onComplete(new End<>(news), ExecutionContext$.MODULE$.fromExecutor(Runnable::run));
        return job;
    }

    private <T> Optional<News<T>> next(BlockingQueue<News<T>> news, SimpleFutureAction<BoxedUnit> job) {
        try {
            Optional<News<T>> heard = Optional.ofNullable(news.poll(silence.toMillis(), TimeUnit.MILLISECONDS));
            heard.flatMap(News::failure).ifPresent(failure -> {
                throw new IllegalStateException("the tasks on the cluster failed: " + failure.getMessage(), failure);
            });
            return heard;
        } catch (InterruptedException e) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted", e);
        }
    }

    /** An answer, or that the job failed. */
    private interface News<T> {
        int part();

        T value();

        Optional<Throwable> failure();
    }

    private record Came<T>(int part, T value) implements News<T> {
        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }
    }

    private record Failed<T>(Throwable why) implements News<T> {
        @Override
        public int part() {
            return -1;
        }

        @Override
        public T value() {
            throw new IllegalStateException("a job that failed has no answer", why);
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.of(why);
        }
    }

    private static final class Task<T> extends AbstractFunction1<Iterator<Integer>, T> implements Serializable {

        private final Work<T> work;

        Task(Work<T> work) {
            this.work = work;
        }

        @Override
        public T apply(Iterator<Integer> shard) {
            return work.on(shard.next());
        }
    }

    private static final class Ear<T> extends AbstractFunction2<Object, T, BoxedUnit> {

        private final BlockingQueue<News<T>> news;

        Ear(BlockingQueue<News<T>> news) {
            this.news = news;
        }

        @Override
        public BoxedUnit apply(Object part, T value) {
            news.add(new Came<>((Integer) part, value));
            return BoxedUnit.UNIT;
        }
    }

    private static final class End<T> extends AbstractFunction1<Try<BoxedUnit>, BoxedUnit> {

        private final BlockingQueue<News<T>> news;

        End(BlockingQueue<News<T>> news) {
            this.news = news;
        }

        @Override
        public BoxedUnit apply(Try<BoxedUnit> end) {
            if (end.isFailure()) {
                news.add(new Failed<>(end.failed().get()));
            }
            return BoxedUnit.UNIT;
        }
    }

    private static final class Nothing extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }
}
