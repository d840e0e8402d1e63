package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.process.Progress;
import dev.chainon.training.Trials;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.experiment.design.BadDesignException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Runs the experiment that a file declares, each run a real training on the training set; goes on where an earlier process was ended. */
public final class ExperimentRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UseCase<?> useCase;
    private final Config chainon;
    private final Progress progress;
    private final InstantSource clock;

    /** @param chainon the settings below the root {@code chainon} */
    public ExperimentRun(UseCase<?> useCase, Config chainon, Progress progress, InstantSource clock) {
        this.useCase = useCase;
        this.chainon = chainon;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * The result in the form of every command's result, with the details that the pages are made from.
     *
     * @param file the declaration
     * @throws BadDesignException if it cannot be run as declared, or its journal is one of another design
     */
    public ObjectNode run(Path file) {
        Instant started = clock.instant();
        Mapping design = DeclarationYaml.parse(text(file));
        ObjectNode details = design.text("kind").equals(SearchDeclaration.KIND) ? contest(design) : experiment(design);
        return result(file, details, started);
    }

    private ObjectNode experiment(Mapping design) {
        Config training = chainon.getConfig("training");
        Declaration declaration = new DeclarationYaml(training).read(design);
        Trials trials = Trials.open(useCase, chainon, declaration.schedule().rows());
        Experiment experiment = new Experiment(declaration, training, trials.rows());
        try (Journal journal = Journal.open(journal(declaration.name()), experiment.hash())) {
            int runs = experiment.plan().runs().size();
            experiment.run(
                    journal, settings -> answer(trials, settings), commit(), done -> progress.step("runs", done, runs));
            return new Story(experiment, trials.rows()).details(journal.done());
        }
    }

    private ObjectNode contest(Mapping design) {
        Config training = chainon.getConfig("training");
        SearchDeclaration declaration = SearchDeclaration.read(design, training);
        Trials trials = Trials.open(useCase, chainon, declaration.effort().rows());
        Contest contest = new Contest(declaration, training, trials.rows());
        try (Journal journal = Journal.open(journal(declaration.name()), contest.hash())) {
            contest.run(
                    journal,
                    settings -> answer(trials, settings),
                    commit(),
                    done -> progress.step("runs", done, contest.runs()));
            return new ContestStory(declaration, trials.rows(), journal.done()).details();
        }
    }

    private String commit() {
        return chainon.getString("training.commit");
    }

    /** What a process gives where the design was refused. */
    public static ObjectNode refused(BadDesignException e) {
        ObjectNode refusal = JSON.createObjectNode().put("ok", false);
        refusal.putArray("words").add("The experiment was not run: " + e.getMessage() + ".");
        return refusal;
    }

    /** Where the results of an experiment's runs are kept until it is over, and after. */
    private Path journal(String name) {
        return Path.of(chainon.getString("home"))
                .resolve("experiments")
                .resolve(name)
                .resolve("journal.jsonl");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadDesignException(
                    "the design " + file
                            + " cannot be read: give the path of a YAML file, such as those in training/designs",
                    e);
        } catch (UncheckedIOException e) {
            throw new BadDesignException("the design " + file + " is not text in UTF-8", e);
        }
    }

    private static Response.Answer answer(Trials trials, Map<String, Object> settings) {
        Trials.Measured measured = trials.run(settings);
        Map<String, Double> metrics = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            metrics.put(metric.key(), metric.of(measured.metrics()));
        }
        return new Response.Answer(metrics, measured.seconds());
    }

    private ObjectNode result(Path file, JsonNode details, Instant started) {
        ObjectNode result = JSON.createObjectNode();
        result.put("command", "./chainon experiment " + file);
        result.put("ok", true);
        result.put("commit", commit());
        result.put(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("java.vendor")
                        + " " + System.getProperty("java.version"));
        result.put("started", started.toString());
        result.put("seconds", Duration.between(started, clock.instant()).toMillis() / 1000.0);
        boolean contest = details.path("kind").asText().equals(SearchDeclaration.KIND);
        result.set("figures", JSON.valueToTree(contest ? ContestStory.figures(details) : Story.figures(details)));
        result.set("details", details);
        return result;
    }
}
