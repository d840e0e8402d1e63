package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.apps.cluster.OwnCluster;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.training.Learned;
import dev.chainon.training.TrainingSettings;
import dev.chainon.training.distributed.ClusterLearner;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.ClusterSettings;
import dev.chainon.training.distributed.DistributedSettings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The trainer, with the weights of the network learnt on a Spark cluster: its argument names the step, {@code train} or {@code all}. All that comes after, from the control
 * group to the bundle, is done here as ever, when the cluster is left again. Exit codes are those of {@link Train}.
 */
public final class TrainOnCluster {

    private TrainOnCluster() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        Path checkpoint = ClusterLearner.checkpoint(TrainerConfig.read());
        int code = Train.run(
                args.length == 0 ? "all" : args[0],
                new Progress(System.out),
                run -> run.learningBy((set, settings, progress) -> learn(set, settings, progress)));
        if (code < 2) {
            ClusterLearner.forget(checkpoint);
        }
        System.exit(code);
    }

    private static Learned learn(Path set, TrainingSettings settings, Progress progress) {
        try (OwnCluster own = OwnCluster.of(TrainerConfig.read())) {
            Config chainon = own.chainon();
            Path home = Path.of(chainon.getString("home"));
            ClusterSettings cluster = ClusterSettings.of(chainon.getConfig("spark"), home.resolve("native"));
            DistributedSettings how = DistributedSettings.of(chainon.getConfig("distributed"));
            try (ClusterSession session = ClusterSession.open(cluster, "chainon-train")) {
                return new ClusterLearner(session, how, ClusterLearner.checkpoint(chainon), round -> {})
                        .learn(set, settings, progress);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the cluster cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster started", e);
        }
    }
}
