package dev.chainon.apps.cluster;

import dev.chainon.training.Backend;
import dev.chainon.training.distributed.ClusterLearner;
import dev.chainon.training.distributed.ClusterSession;
import java.nio.file.Path;
import java.time.Duration;

/** A program of its own that trains on a cluster and tells each round: {@code MASTER SECRET SET CHECKPOINT SILENCE}, the last in seconds. */
final class Driver {

    private Driver() {}

    public static void main(String[] args) {
        Path natives = Path.of(System.getProperty("org.bytedeco.javacpp.cachedir"));
        Backend.prepare(natives);
        try (ClusterSession session = ToyTraining.session(args[0], args[1], natives, 2)) {
            new ClusterLearner(
                            session,
                            ToyTraining.how(2, 4, Duration.ofSeconds(Long.parseLong(args[4]))),
                            Path.of(args[3]),
                            round -> System.out.println("@round " + round.epoch() + "." + round.number()))
                    .learn(Path.of(args[2]), ToyTraining.SETTINGS, ToyTraining.silent());
        }
    }
}
