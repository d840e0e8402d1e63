package dev.chainon.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.Flights;
import dev.chainon.lineage.Emitter;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Registry;
import dev.chainon.store.Database;
import dev.chainon.training.Assessment;
import dev.chainon.training.GateRun;
import dev.chainon.training.Judgement;
import dev.chainon.training.ModelStore;
import dev.chainon.training.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges a registered version of the flights' model, the champion unless {@code gate.candidate} names another: {@code subject} only says which it is,
 * {@code validation} judges it on the validation rows, {@code final} on the sealed rows in the folder that the second argument names. Exit code 0: done;
 * 3: failure.
 */
public final class Evaluate {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluate.class);

    private Evaluate() {}

    public static void main(String[] args) {
        if (!Boolean.getBoolean("chainon.attached")) {
            Supervised.exitWhenInputCloses();
        }
        System.exit(run(List.of(args), new Progress(System.out)));
    }

    private static int run(List<String> words, Progress progress) {
        Config chainon = TrainerConfig.read();
        Config runtime = chainon.getConfig("runtime");
        try (Database database =
                new Database(runtime.getString("url"), runtime.getString("user"), runtime.getString("password"), 2)) {
            ModelStore models = ModelStore.of(
                    new Registry(database, Path.of(chainon.getString("home")).resolve("registry")));
            Flights flights = new Flights();
            Subject subject = Subject.of(chainon.getString("gate.candidate"), flights, chainon, models);
            Assessment assessment = new Assessment(flights, chainon, progress);
            progress.result(
                    switch (words.get(0)) {
                        case "subject" -> new ObjectMapper().writeValueAsString(subject.names());
                        case "validation" ->
                            assessment.onValidation(subject).json(gate(subject.version(), chainon, models));
                        case "final" ->
                            assessment.onSealed(subject, Path.of(words.get(1))).json(List.of());
                        default ->
                            throw new IllegalArgumentException(
                                    "'" + words.get(0) + "' is no way to evaluate: subject, validation or final");
                    });
            return 0;
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.error("nothing was judged: {}", e.getMessage(), e);
            return 3;
        }
    }

    /** What the gate says of a version that is not champion. */
    private static List<String> gate(ModelVersion version, Config chainon, ModelStore models) {
        Optional<ModelVersion> champion = models.champion(version.model());
        if (champion.filter(found -> found.version() == version.version()).isPresent()) {
            return List.of("", version.uri() + " is champion: the gate compares others with it");
        }
        Chronicle chronicle =
                Emitter.untilExit(chainon, "train", Telemetry.NONE).chronicle();
        Judgement judgement = new GateRun(new Flights(), chainon, models, chronicle).evaluate(version.uri());
        return List.of(
                "",
                "the gate " + (judgement.verdict().passed() ? "agrees" : "refuses") + ": "
                        + judgement.verdict().summary());
    }
}
