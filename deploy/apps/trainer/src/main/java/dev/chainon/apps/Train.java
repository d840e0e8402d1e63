package dev.chainon.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.Flights;
import dev.chainon.lineage.Emitter;
import dev.chainon.registry.PromotionConflictException;
import dev.chainon.registry.Registry;
import dev.chainon.store.Database;
import dev.chainon.training.GateRun;
import dev.chainon.training.Judgement;
import dev.chainon.training.ModelStore;
import dev.chainon.training.Outcome;
import dev.chainon.training.TrainingRun;
import dev.chainon.training.tracking.Tracked;
import dev.chainon.training.tracking.Tracking;
import dev.chainon.training.tracking.TrackingSettings;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model of the flights, registers it, and promotes it if it passes the gate; or, named by its argument, one of the steps {@code train},
 * {@code evaluate}, {@code gate} and {@code promote}. Exit code 0: done; 1: the gate refused; 3: failure.
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
                Registry registry = new Registry(database, root);
                ModelStore models = ModelStore.of(registry);
                Chronicle chronicle =
                        Emitter.untilExit(chainon, "train", Telemetry.NONE).chronicle();
                TrainingRun training =
                        changed.apply(new TrainingRun(new Flights(), chainon, models, progress, chronicle));
                GateRun gate = new GateRun(new Flights(), chainon, models, chronicle);
                Ended ended =
                        switch (part) {
                            case "all" -> trained(training.run(), true);
                            case "train" -> trained(training.train(), false);
                            case "evaluate" -> evaluated(gate, chainon.getString("gate.candidate"), progress);
                            case "gate" -> gated(Judgement.of(chainon.getConfig("gate"), models));
                            case "promote" -> promoted(gate, Judgement.of(chainon.getConfig("gate"), models), chainon);
                            default ->
                                throw new IllegalArgumentException("'" + part
                                        + "' is no step of the trainer: all, train, evaluate, gate or promote");
                        };
                Tracking tracking =
                        new Tracking(TrackingSettings.of(chainon.getConfig("tracking")), Tracked.of(registry));
                progress.result(ended.with(tracking.tell(new Flights().modelName())));
                return ended.code();
            }
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.error("the work on the model failed: {}", e.getMessage(), e);
            return 3;
        }
    }

    /** A step that was done, and its result as JSON. */
    private record Ended(int code, String json) {

        /** The result, with a word for the person where the tracking server was not told all. */
        String with(Tracking.Told told) throws JsonProcessingException {
            if (told.complete()) {
                return json;
            }
            ObjectNode result = (ObjectNode) new ObjectMapper().readTree(json);
            result.putArray("words").add(told.words());
            return result.toString();
        }
    }

    private static Ended trained(Outcome outcome, boolean gate) {
        return new Ended(outcome.promoted() || !gate ? 0 : 1, outcome.json());
    }

    private static Ended evaluated(GateRun gate, String candidate, Progress progress) {
        progress.step("evaluate", 0, 1);
        Judgement judgement = gate.evaluate(candidate);
        progress.step("evaluate", 1, 1);
        return new Ended(0, judgement.json(true));
    }

    /** Asks the gate alone: what it refuses goes no further. */
    private static Ended gated(Judgement judgement) {
        boolean passed = judgement.verdict().passed();
        if (!passed) {
            LOG.error(
                    "the gate refused {}: {}",
                    judgement.version().uri(),
                    judgement.verdict().summary());
        }
        return new Ended(passed ? 0 : 1, judgement.json(passed));
    }

    /** What is refused, by the gate or because another promotion came first, is a negative result: it is not tried again. */
    private static Ended promoted(GateRun gate, Judgement judgement, Config chainon) {
        try {
            boolean promoted = gate.promote(judgement, GateRun.Ask.of(chainon.getConfig("gate")));
            if (!promoted) {
                LOG.error(
                        "the gate refused {}: {}",
                        judgement.version().uri(),
                        judgement.verdict().summary());
            }
            return new Ended(promoted ? 0 : 1, judgement.json(promoted));
        } catch (PromotionConflictException e) {
            LOG.error("{}", e.getMessage());
            return new Ended(1, judgement.json(false));
        }
    }
}
