package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.apps.cluster.Fault;
import dev.chainon.core.process.Progress;
import dev.chainon.training.Backend;
import dev.chainon.training.Learned;
import dev.chainon.training.Parity;
import dev.chainon.training.TrainingSettings;
import dev.chainon.training.distributed.ClusterLearner;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.ClusterSettings;
import dev.chainon.training.distributed.DistributedSettings;
import dev.chainon.training.distributed.RoundRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trainings of which is told what they gave and how long each round took. */
final class MeasuredRuns {

    private final Config chainon;
    private final Path set;
    private final Path home;
    private final TrainingSettings settings;
    private final Parity parity;

    /** @param chainon names the master of a cluster that runs */
    MeasuredRuns(Config chainon, Path set) {
        this.chainon = chainon;
        this.set = set;
        this.home = Path.of(chainon.getString("home"));
        this.settings = TrainingSettings.of(chainon.getConfig("training"));
        Backend.prepare(home.resolve("native"));
        this.parity = new Parity(set, settings);
    }

    /** A network by its scores of the validation rows, and what is told of how it came about. */
    record Run(float[] scores, Map<String, Object> told) {}

    /** Learns in this process. */
    Run alone(long seed) {
        Parity.Alone alone = parity.alone(seed);
        Map<String, Object> told = new LinkedHashMap<>(parity.metrics(alone.scores()));
        told.put("seconds", alone.seconds());
        told.put("rows.per.second", alone.rowsPerSecond());
        return new Run(alone.scores(), told);
    }

    /** Learns on the cluster. */
    Run spread(long seed, Fault fault) {
        List<RoundRecord> rounds = new ArrayList<>();
        Path checkpoint = home.resolve("bench/distributed/checkpoint.bin");
        ClusterLearner.forget(checkpoint);
        ClusterSettings cluster = ClusterSettings.of(chainon.getConfig("spark"), home.resolve("native"));
        DistributedSettings how = DistributedSettings.of(chainon.getConfig("distributed"));
        long begun = System.nanoTime();
        try (ClusterSession session = ClusterSession.open(cluster, "chainon-measure")) {
            double started = (System.nanoTime() - begun) / 1e9;
            Learned learned = new ClusterLearner(session, how, checkpoint, round -> {
                        rounds.add(round);
                        fault.accept(round);
                    })
                    .learn(set, settings.seeded(seed), new Progress(System.out));
            Map<String, Object> told = new LinkedHashMap<>(parity.metrics(parity.scores(learned)));
            told.put("seconds", learned.seconds());
            told.put("rows", learned.rows());
            told.put("session.seconds", started);
            told.put("rounds", rounds);
            return new Run(parity.scores(learned), told);
        }
    }

    /** Learns both ways with one seed, and compares. */
    Map<String, Object> pair(long seed) {
        Run alone = alone(seed);
        Run spread = spread(seed, Fault.NONE);
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("seed", seed);
        pair.put("alone", alone.told());
        pair.put("spread", spread.told());
        pair.put("difference", parity.minus(spread.scores(), alone.scores()));
        return pair;
    }
}
