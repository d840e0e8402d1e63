package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import dev.chainon.apps.cluster.Child;
import dev.chainon.apps.cluster.Excerpt;
import dev.chainon.apps.cluster.Fault;
import dev.chainon.apps.cluster.Namespaces;
import dev.chainon.apps.cluster.OwnCluster;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One measurement of the training on a cluster, told as JSON: {@code fit FOLDER SEED FAULT AFTER} with {@code none}, {@code kill} or {@code freeze} of a worker after so many
 * rounds; {@code parity FOLDER SEEDS} beside trainings in this process; {@code exchange FOLDER SHARDS,...} with almost nothing to learn in a round; {@code far FOLDER SHARDS,...} the
 * same with workers in network namespaces, each behind a delay; {@code network FOLDER SEED AFTER} with such workers, one of which is cut off. Exit code 0: done; 3: failure.
 */
public final class MeasureCluster {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureCluster.class);

    /** Rows of the set on which the exchange alone is measured: eight stripes of a step each for 32 shards. */
    private static final int FEW = 64 * 32 * 8;

    private static final int DELAY_MILLISECONDS = 20;

    private final Config chainon;
    private final Path set;

    private MeasureCluster(Config chainon, Path set) {
        this.chainon = chainon;
        this.set = set;
    }

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            MeasureCluster measure = new MeasureCluster(TrainerConfig.read(), Path.of(args[1]));
            new Progress(System.out).result(new ObjectMapper().writeValueAsString(measure.measured(args)));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the measurement failed: {}", e.getMessage(), e);
            System.exit(3);
        }
    }

    private Map<String, Object> measured(String... args) throws IOException, InterruptedException {
        return switch (args[0]) {
            case "fit" -> fit(Long.parseLong(args[2]), args[3], Integer.parseInt(args[4]));
            case "parity" -> compared(Integer.parseInt(args[2]));
            case "exchange" -> exchange(args[2].split(","));
            case "far" -> far(args[2].split(","));
            case "network" -> network(Long.parseLong(args[2]), Integer.parseInt(args[3]));
            default -> throw new IllegalArgumentException("no measurement is called " + args[0]);
        };
    }

    private Map<String, Object> fit(long seed, String kind, int after) throws IOException, InterruptedException {
        try (OwnCluster own = OwnCluster.of(chainon)) {
            return new MeasuredRuns(own.chainon(), set)
                    .spread(seed, fault(kind, after, own))
                    .told();
        }
    }

    private static Fault fault(String kind, int after, OwnCluster own) {
        Optional<Child> victim = own.firstWorker();
        return switch (kind) {
            case "none" -> Fault.NONE;
            case "kill" -> new Fault(after, () -> victim.ifPresent(Child::kill));
            case "freeze" -> new Fault(after, () -> victim.ifPresent(Child::freeze));
            default -> throw new IllegalArgumentException("no fault is called " + kind);
        };
    }

    private Map<String, Object> compared(int seeds) throws IOException, InterruptedException {
        List<Map<String, Object>> pairs = new ArrayList<>();
        try (OwnCluster own = OwnCluster.of(chainon)) {
            MeasuredRuns runs = new MeasuredRuns(own.chainon(), set);
            for (long seed = 1; seed <= seeds; seed++) {
                pairs.add(runs.pair(seed));
            }
        }
        return Map.of("pairs", pairs);
    }

    private Map<String, Object> exchange(String... shards) throws IOException, InterruptedException {
        Config small = small();
        try (OwnCluster own = OwnCluster.of(small)) {
            return new MeasuredRuns(own.chainon(), few()).rounds(shards);
        }
    }

    private Map<String, Object> far(String... shards) throws IOException, InterruptedException {
        Optional<String> absent = Namespaces.absent();
        if (absent.isPresent()) {
            return Map.of("absent", absent.get());
        }
        Config small = small();
        int workers = small.getInt("spark.executor.count");
        try (Namespaces namespaces = Namespaces.of(workers)) {
            Map<String, Object> told = new LinkedHashMap<>(delayed(namespaces, workers));
            try (OwnCluster own = OwnCluster.in(namespaces, small)) {
                told.put("rounds", new MeasuredRuns(own.chainon(), few()).rounds(shards));
            }
            return told;
        }
    }

    private Config small() {
        return with(chainon, Map.of("training.epochs", 1, "distributed.rounds", 8, "distributed.stripe", 64));
    }

    private Path few() throws IOException {
        return Excerpt.of(
                set,
                Path.of(chainon.getString("home")).resolve("bench/distributed/few"),
                Map.of("train", FEW, "validation", FEW));
    }

    /** Delays the way to every namespace, and tells what a round trip takes before and since. */
    private static Map<String, Object> delayed(Namespaces namespaces, int count) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("trip.before.ms", namespaces.roundTrip(0).toNanos() / 1e6);
        for (int i = 0; i < count; i++) {
            told.put("delay.by", namespaces.delay(i, DELAY_MILLISECONDS));
        }
        told.put("delay.ms", DELAY_MILLISECONDS);
        told.put("trip.ms", namespaces.roundTrip(0).toNanos() / 1e6);
        return told;
    }

    private Map<String, Object> network(long seed, int after) throws IOException, InterruptedException {
        Optional<String> absent = Namespaces.absent();
        if (absent.isPresent()) {
            return Map.of("absent", absent.get());
        }
        Map<String, Object> told = new LinkedHashMap<>();
        int workers = chainon.getInt("spark.executor.count");
        try (Namespaces namespaces = Namespaces.of(workers)) {
            told.putAll(delayed(namespaces, workers));
            try (OwnCluster own = OwnCluster.in(namespaces, chainon)) {
                told.putAll(new MeasuredRuns(own.chainon(), set)
                        .spread(seed, new Fault(after, () -> namespaces.partition(0, true)))
                        .told());
            }
        }
        return told;
    }

    private static Config with(Config config, Map<String, ?> changed) {
        Config all = config;
        for (Map.Entry<String, ?> each : changed.entrySet()) {
            all = all.withValue(each.getKey(), ConfigValueFactory.fromAnyRef(each.getValue()));
        }
        return all;
    }
}
