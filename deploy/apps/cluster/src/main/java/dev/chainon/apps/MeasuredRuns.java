package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
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
import java.util.function.Consumer;

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
        long begun = System.nanoTime();
        try (ClusterSession session = open()) {
            double started = (System.nanoTime() - begun) / 1e9;
            Learned learned = learner(session, chainon, round -> {
                        rounds.add(round);
                        fault.accept(round);
                    })
                    .learn(set, settings.seeded(seed), new Progress(System.out));
            float[] scores = parity.scores(learned);
            Map<String, Object> told = new LinkedHashMap<>(parity.metrics(scores));
            told.put("seconds", learned.seconds());
            told.put("rows", learned.rows());
            told.put("session.seconds", started);
            told.put("rounds", rounds);
            return new Run(scores, told);
        }
    }

    /** The rounds of trainings in one session, by the number of their shards. */
    Map<String, Object> rounds(String... shards) {
        Map<String, Object> told = new LinkedHashMap<>();
        try (ClusterSession session = open()) {
            for (String count : shards) {
                Config here =
                        chainon.withValue("distributed.shards", ConfigValueFactory.fromAnyRef(Integer.parseInt(count)));
                List<RoundRecord> rounds = new ArrayList<>();
                learner(session, here, rounds::add).learn(set, settings, new Progress(System.out));
                told.put(count, rounds);
            }
        }
        return told;
    }

    private ClusterSession open() {
        return ClusterSession.open(
                ClusterSettings.of(chainon.getConfig("spark"), home.resolve("native")), "chainon-measure");
    }

    private ClusterLearner learner(ClusterSession session, Config how, Consumer<RoundRecord> listener) {
        Path checkpoint = home.resolve("bench/distributed/checkpoint.bin");
        ClusterLearner.forget(checkpoint);
        return new ClusterLearner(session, DistributedSettings.of(how.getConfig("distributed")), checkpoint, listener);
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
