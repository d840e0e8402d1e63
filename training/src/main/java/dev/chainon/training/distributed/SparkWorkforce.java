package dev.chainon.training.distributed;

import dev.chainon.training.Blueprint;
import dev.chainon.training.ColumnSums;
import dev.chainon.training.NetworkState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The executors of a session. */
final class SparkWorkforce implements Workforce {

    private static final Logger LOG = LoggerFactory.getLogger(SparkWorkforce.class);

    /** Times that a job whose every answer is needed is asked. */
    private static final int TRIES = 5;

    private final JavaSparkContext spark;
    private final ShardWork work;
    private final Job job;

    SparkWorkforce(ClusterSession session, ShardWork work) {
        this.spark = session.spark();
        this.work = work;
        this.job = new Job(spark, work.how().silence());
    }

    @Override
    public Blueprint survey() {
        ShardWork here = work;
        if (work.settings().pieces() == 0) {
            ColumnSums sums = ColumnSums.none(work.files().width());
            for (ColumnSums each : all("sums", shard -> here.sums(shard))) {
                sums = sums.plus(each);
            }
            return Blueprint.ofSums(sums, work.settings());
        }
        return Blueprint.ofSample(
                joined(all("sample", shard -> here.sample(shard))), work.files().width(), work.settings());
    }

    @Override
    public List<Contribution> teach(Blueprint blueprint, NetworkState start, Round round) {
        ShardWork here = work;
        Broadcast<Task> task = spark.broadcast(new Task(blueprint, start));
        try {
            return List.copyOf(job.run(
                            shards(),
                            shard -> here.teach(
                                    task.value().blueprint(), task.value().state(), round, shard))
                    .values());
        } finally {
            task.destroy(false);
        }
    }

    @Override
    public double loss(Blueprint blueprint, float[] values) {
        ShardWork here = work;
        Broadcast<Task> task = spark.broadcast(new Task(blueprint, NetworkState.bare(values)));
        try {
            double sum = 0;
            for (double each : all(
                    "loss",
                    shard -> here.loss(
                            task.value().blueprint(), task.value().state().values(), shard))) {
                sum += each;
            }
            return sum / work.files().validationRows();
        } finally {
            task.destroy(false);
        }
    }

    /** What every task of a round is given. */
    private record Task(Blueprint blueprint, NetworkState state) implements Serializable {}

    private List<Integer> shards() {
        return IntStream.range(0, work.how().shards()).boxed().toList();
    }

    /** The answers of all shards, in their order; those that are silent are asked again. */
    private <T> List<T> all(String what, Job.Work<T> question) {
        SortedMap<Integer, T> answers = new TreeMap<>();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<Integer> missing = new ArrayList<>(shards());
            missing.removeAll(answers.keySet());
            answers.putAll(job.run(missing, question));
            if (answers.size() == work.how().shards()) {
                return List.copyOf(answers.values());
            }
            LOG.warn("{} of some of the shards {} did not come in time", what, missing);
        }
        throw new IllegalStateException("only the shards " + answers.keySet() + " gave their " + what + ", asked "
                + TRIES + " times: see whether the workers live");
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
