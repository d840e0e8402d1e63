package dev.chainon.training.distributed;

import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.training.Learned;
import dev.chainon.training.Learner;
import dev.chainon.training.SetFiles;
import dev.chainon.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Learns on the executors of a session. This process holds parameters and a bounded sample of the rows, never the rows: each task reads those of its shard and
 * round from the training set's files.
 */
public final class ClusterLearner implements Learner {

    private final ClusterSession session;
    private final DistributedSettings how;
    private final Path checkpoint;
    private final Consumer<RoundRecord> listener;

    /**
     * @param checkpoint file in which is kept, after each round, how far a training has come
     * @param listener hears of each round
     */
    public ClusterLearner(
            ClusterSession session, DistributedSettings how, Path checkpoint, Consumer<RoundRecord> listener) {
        this.session = session;
        this.how = how;
        this.checkpoint = checkpoint;
        this.listener = listener;
    }

    /** @param chainon the settings below the root {@code chainon} */
    public static Path checkpoint(Config chainon) {
        return Path.of(chainon.getString("home")).resolve("distributed/checkpoint.bin");
    }

    /** Forgets how far a training has come. */
    public static void forget(Path checkpoint) {
        try {
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + checkpoint, e);
        }
    }

    @Override
    public Learned learn(Path set, TrainingSettings settings, Progress progress) {
        ShardWork work =
                new ShardWork(SetFiles.of(set), settings, how, UUID.randomUUID().toString());
        String training = set.getFileName() + " " + settings + " " + how.params();
        int rounds = settings.epochs() * how.rounds();
        LocalSgd sgd = new LocalSgd(
                new SparkWorkforce(session, work), settings, how, new Checkpoint(checkpoint, training), round -> {
                    progress.step("train", (round.epoch() - 1L) * how.rounds() + round.number() + 1, rounds);
                    listener.accept(round);
                });
        Learned learned = sgd.learn();
        progress.step("train", rounds, rounds);
        return learned;
    }
}
