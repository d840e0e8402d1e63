package dev.chainon.local.demo;

import dev.chainon.local.process.Home;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The step {@code train} alone; or a registered version trained again, to see that the same bytes come out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains a model on the training set and registers it; who serves stays who serves until ./chainon promote.")
public final class TrainCommand extends StepCommand {

    @Option(
            names = "--reproduce",
            paramLabel = "N",
            description =
                    "Register nothing: train version N again from its manifest and compare the bytes of its files. Ends with 1 where they differ. A training set that is gone is written again from its tag.")
    private Optional<Integer> version = Optional.empty();

    @ArgGroup(exclusive = false, heading = "%nOn a Spark cluster:%n")
    private @Nullable Cluster cluster;

    /** Where and how the network is learnt in parts. */
    static final class Cluster {

        @Option(
                names = "--distributed",
                required = true,
                description =
                        "Learn the network on a cluster, from parts of the rows. A training that was cut off goes on after its last round.")
        private boolean distributed;

        @Option(
                names = "--master",
                paramLabel = "spark://HOST:PORT",
                description =
                        "A cluster that runs, see docs/cluster.md; without it one is started on this machine, and ended.")
        private Optional<String> master = Optional.empty();

        @Option(
                names = "--workers",
                paramLabel = "N",
                description = "Workers with one core each, and parts of the rows.")
        private Optional<Integer> workers = Optional.empty();

        @Option(
                names = "--rounds",
                paramLabel = "N",
                description = "Times in an epoch that the parameters are averaged.")
        private Optional<Integer> rounds = Optional.empty();

        Map<String, String> told() {
            Map<String, String> told = new LinkedHashMap<>();
            told.put(Handover.DISTRIBUTED, Boolean.toString(distributed));
            master.ifPresent(url -> told.put(Handover.MASTER, url));
            workers.ifPresent(count -> told.put(Handover.WORKERS, count.toString()));
            rounds.ifPresent(count -> told.put(Handover.ROUNDS, count.toString()));
            return told;
        }
    }

    public TrainCommand() {
        super("train", Set.of("train"));
    }

    @Override
    Map<String, String> told() {
        return Optional.ofNullable(cluster).map(Cluster::told).orElse(Map.of());
    }

    @Override
    public Integer call() {
        return version.isEmpty() ? super.call() : new Again(Home.ofSystem(), version.get()).train();
    }
}
