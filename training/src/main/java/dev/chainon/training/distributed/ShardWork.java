package dev.chainon.training.distributed;

import dev.chainon.training.Blueprint;
import dev.chainon.training.ColumnSums;
import dev.chainon.training.Lesson;
import dev.chainon.training.NetworkState;
import dev.chainon.training.SetFiles;
import dev.chainon.training.SetFiles.Period;
import dev.chainon.training.Split;
import dev.chainon.training.Stripes;
import dev.chainon.training.TrainingSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done for one shard, wherever that is: a function of the files and its arguments, so that a task which is lost and done again gives the same. It never
 * holds more rows than one round needs.
 *
 * @param run distinguishes this training from others whose moments the same process may keep
 */
record ShardWork(SetFiles files, TrainingSettings settings, DistributedSettings how, String run)
        implements Serializable {

    /** Rows that are read at once where a period is passed over without learning. */
    private static final int AT_ONCE = 32_768;

    ShardWork {
        int most = new Stripes(files.trainRows(), how.stripe(), how.shards()).least();
        if (how.rounds() > most) {
            throw new IllegalArgumentException("chainon.distributed.rounds must be at most the " + most
                    + " stripes that each of " + how.shards() + " shards has of " + files.trainRows() + " rows, not "
                    + how.rounds() + ": ask for fewer rounds or shards, or for a shorter chainon.distributed.stripe");
        }
    }

    /** Learns from the shard's rows of this round. */
    Contribution teach(Blueprint blueprint, NetworkState start, Round round, int shard) {
        long begun = System.nanoTime();
        long seed = settings.seed() * 1_000_003 + round.epoch();
        Split rows = files.read(Period.TRAIN, stripes(Period.TRAIN).of(shard, seed, round.number(), round.rounds()));
        Lesson lesson = new Lesson(
                round.from(), round.to(), how.batch(), (seed * 31 + round.number()) * 31 + shard, how.budget());
        Blueprint.Taught taught = blueprint.learn(KeptMoments.before(this, shard, start), rows, lesson);
        NetworkState answer = KeptMoments.after(this, shard, taught.state());
        return new Contribution(shard, answer, taught.rows(), rows.rows(), (System.nanoTime() - begun) / 1e9);
    }

    /** The summed cross-entropy of the shard's rows of the validation period. */
    double loss(Blueprint blueprint, float[] values, int shard) {
        double sum = 0;
        for (List<Stripes.Span> spans : portions(Period.VALIDATION, shard)) {
            sum += blueprint.loss(values, files.read(Period.VALIDATION, spans));
        }
        return sum;
    }

    /** The shard's part of the sample from which the cuts of the pieces are taken: a bounded number of rows, however many there are. */
    float[] sample(int shard) {
        int step = Blueprint.sampleStep(files.trainRows());
        int all = (files.trainRows() + step - 1) / step;
        List<Stripes.Span> rows = new ArrayList<>();
        for (int i = (int) ((long) all * shard / how.shards()); i < (long) all * (shard + 1) / how.shards(); i++) {
            rows.add(new Stripes.Span(i * step, 1));
        }
        return files.features(Period.TRAIN, rows);
    }

    /** Mean and spread of each feature over the shard's rows. */
    ColumnSums sums(int shard) {
        ColumnSums sums = ColumnSums.none(files.width());
        for (List<Stripes.Span> spans : portions(Period.TRAIN, shard)) {
            sums = sums.plus(ColumnSums.of(files.features(Period.TRAIN, spans), files.width()));
        }
        return sums;
    }

    private Stripes stripes(Period period) {
        return new Stripes(files.rows(period), how.stripe(), how.shards());
    }

    private List<List<Stripes.Span>> portions(Period period, int shard) {
        List<Stripes.Span> spans = stripes(period).of(shard);
        int each = Math.max(1, AT_ONCE / how.stripe());
        List<List<Stripes.Span>> portions = new ArrayList<>();
        for (int from = 0; from < spans.size(); from += each) {
            portions.add(spans.subList(from, Math.min(spans.size(), from + each)));
        }
        return portions;
    }
}
