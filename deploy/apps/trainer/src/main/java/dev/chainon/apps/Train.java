package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.Flights;
import dev.chainon.lineage.Emitter;
import dev.chainon.registry.Registry;
import dev.chainon.store.Database;
import dev.chainon.training.GateRun;
import dev.chainon.training.Judgement;
import dev.chainon.training.ModelStore;
import dev.chainon.training.Outcome;
import dev.chainon.training.TrainingRun;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model of the flights, registers it, and promotes it if it passes the gate; or, named by its argument, one of the steps {@code train},
 * {@code evaluate} and {@code promote}. Exit code 0: done; 1: the gate refused; 3: failure.
 */
public final class Train {

    private static final Logger LOG = LoggerFactory.getLogger(Train.class);

    private Train() {}

    public static void main(String[] args) {
        if (!Boolean.getBoolean("chainon.attached")) {
            Supervised.exitWhenInputCloses();
        }
        System.exit(run(args.length == 0 ? "all" : args[0], new Progress(System.out), UnaryOperator.identity()));
    }

    /** @param changed what is done to the training before it runs */
    static int run(String part, Progress progress, UnaryOperator<TrainingRun> changed) {
        try {
            Config chainon = TrainerConfig.read();
            Config runtime = chainon.getConfig("runtime");
            try (Database database = new Database(
                    runtime.getString("url"), runtime.getString("user"), runtime.getString("password"), 2)) {
                Path root = Path.of(chainon.getString("home")).resolve("registry");
                ModelStore models = ModelStore.of(new Registry(database, root));
                Chronicle chronicle =
                        Emitter.untilExit(chainon, "train", Telemetry.NONE).chronicle();
                TrainingRun training =
                        changed.apply(new TrainingRun(new Flights(), chainon, models, progress, chronicle));
                GateRun gate = new GateRun(new Flights(), chainon, models, chronicle);
                return switch (part) {
                    case "all" -> trained(training.run(), progress, true);
                    case "train" -> trained(training.train(), progress, false);
                    case "evaluate" -> evaluated(gate, chainon.getString("gate.candidate"), progress);
                    case "promote" ->
                        promoted(gate, Judgement.of(chainon.getConfig("gate"), models), chainon, progress);
                    default ->
                        throw new IllegalArgumentException(
                                "'" + part + "' is no step of the trainer: all, train, evaluate or promote");
                };
            }
        } catch (Exception e) {
            LOG.error("the work on the model failed: {}", e.getMessage(), e);
            return 3;
        }
    }

    private static int trained(Outcome outcome, Progress progress, boolean gate) {
        progress.result(outcome.json());
        return outcome.promoted() || !gate ? 0 : 1;
    }

    private static int evaluated(GateRun gate, String candidate, Progress progress) {
        progress.step("evaluate", 0, 1);
        Judgement judgement = gate.evaluate(candidate);
        progress.step("evaluate", 1, 1);
        progress.result(judgement.json(true));
        return 0;
    }

    private static int promoted(GateRun gate, Judgement judgement, Config chainon, Progress progress) {
        boolean promoted = gate.promote(judgement, chainon.getString("gate.why"));
        progress.result(judgement.json(promoted));
        if (!promoted) {
            LOG.error(
                    "the gate refused {}: {}",
                    judgement.version().uri(),
                    String.join("; ", judgement.verdict().reasons()));
        }
        return promoted ? 0 : 1;
    }
}
