package dev.chainon.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.report.Shelf;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real trainings on a small set. */
class ExperimentRunTest {

    private static final String FACTORIAL = """
        name: toy
        question: {fr: "Quoi ?", en: "What?"}
        kind: full-factorial
        rows: 1500
        seed: 4
        blocks: [1, 2]
        parallel: 2
        factors:
          learning-rate: {low: 0.001, high: 0.05, scale: log}
          width: {low: 2, high: 16, scale: log}
          epochs: {low: 1, high: 8, scale: log}
        fixed: {depth: 1, patience: 9}
        """;

    @TempDir
    static Path undisturbed;

    /** What the design comes to when nothing breaks in on it, and what was told on the way. */
    private static ObjectNode first;

    private static String firstTold;

    @TempDir
    Path home;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void runOnce() throws IOException {
        SmallSet.in(undisturbed, 2000, 1500);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        first = ExperimentProgram.run(undisturbed, new Progress(new PrintStream(told, true, StandardCharsets.UTF_8)))
                .run(Files.writeString(undisturbed.resolve("design.yaml"), FACTORIAL));
        firstTold = told.toString(StandardCharsets.UTF_8);
    }

    /** As if it had been run here. */
    private void isDone() throws IOException {
        Files.createDirectories(journal().getParent());
        Files.copy(undisturbed.resolve("experiments/toy/journal.jsonl"), journal());
    }

    @BeforeEach
    void makeTrainingSet() throws IOException {
        SmallSet.in(home, 2000, 1500);
    }

    private ObjectNode run(String design) throws IOException {
        return run(design, "");
    }

    private ObjectNode run(String design, String more) throws IOException {
        Progress progress = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8));
        return new ExperimentRun(
                        new Kettles(), ExperimentProgram.settings(home, more), progress, InstantSource.system())
                .run(file(design));
    }

    private Path file(String design) throws IOException {
        return Files.writeString(home.resolve("design.yaml"), design);
    }

    private Path journal() {
        return home.resolve("experiments/toy/journal.jsonl");
    }

    private static List<String> metrics(JsonNode result) {
        List<String> metrics = new ArrayList<>();
        result.path("details").path("runs").forEach(run -> metrics.add(run.path("run") + " " + run.path("metrics")));
        return metrics;
    }

    @Test
    @Criterion("B2Cr2.design")
    void runsADeclaredDesignInItsRandomOrderAndFindsWhatMatters() {
        JsonNode runs = first.path("details").path("runs");
        assertThat(runs).hasSize(16);
        assertThat(runs.findValuesAsText("point").subList(0, 8))
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7")
                .isNotEqualTo(List.of("0", "1", "2", "3", "4", "5", "6", "7"));
        assertThat(runs.path(0).path("settings").path("hidden").isArray()).isTrue();
        JsonNode loss = first.path("details").path("responses").path(0);
        assertThat(loss.path("name").asText()).isEqualTo("logloss");
        assertThat(loss.path("effects").path(0).path("name").asText()).isEqualTo("A");
        assertThat(loss.path("effects").path(0).path("decided").asBoolean()).isTrue();
        assertThat(loss.path("effects").path(0).path("value").asDouble()).isNegative();
        assertThat(loss.path("anova").findValuesAsText("source")).contains("blocks", "AB", "pure error", "total");
        assertThat(firstTold).contains("@progress runs 0 16", "@progress runs 16 16");
        assertThat(first.path("figures").path("experiment.toy.runs").asInt()).isEqualTo(16);
    }

    @Test
    void resultsDoNotDependOnHowManyRunAtATime() throws IOException {
        assertThat(metrics(run(FACTORIAL.replace("parallel: 2", "parallel: 1"))))
                .isEqualTo(metrics(first));
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        isDone();
        List<String> kept = Files.readAllLines(journal());

        ObjectNode again = run(FACTORIAL.replace("parallel: 2", "parallel: 1"));

        assertThat(again.path("details").toString())
                .isEqualTo(first.path("details").toString());
        assertThat(Files.readAllLines(journal())).isEqualTo(kept);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("@progress runs 16 16\n");
    }

    @Test
    @Criterion("B2Cr2.resumable")
    void aKilledProcessGoesOnWhereItWas() throws IOException, InterruptedException {
        Path design = file(FACTORIAL.replace("high: 8", "high: 24"));
        Process killed = start(design);
        try (BufferedReader lines = lines(killed)) {
            String line = lines.readLine();
            while (line != null && !line.matches("@progress runs [4-9] 16")) {
                line = lines.readLine();
            }
            assertThat(line).as("it must be killed in the middle").isNotNull();
            killed.destroyForcibly().waitFor();
        }
        List<String> before = Files.readAllLines(journal());
        assertThat(before).hasSizeBetween(5, 16);
        Files.writeString(journal(), "{\"point\":3,\"blo", StandardOpenOption.APPEND);

        Process second = start(design);
        try (BufferedReader lines = lines(second)) {
            assertThat(lines.lines()).contains("@progress runs " + (before.size() - 1) + " 16");
        }
        assertThat(second.waitFor()).isZero();

        List<String> after = Files.readAllLines(journal());
        assertThat(after).hasSize(17).startsWith(before.toArray(String[]::new));
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        SmallSet.in(elsewhere, 2000, 1500);
        ObjectNode whole = ExperimentProgram.run(elsewhere, new Progress(new PrintStream(told)))
                .run(design);
        ObjectNode resumed =
                ExperimentProgram.run(home, new Progress(new PrintStream(told))).run(design);
        assertThat(metrics(resumed)).isEqualTo(metrics(whole));
    }

    private Process start(Path design) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-Dorg.bytedeco.javacpp.cachedir="
                                + System.getProperty(
                                        "org.bytedeco.javacpp.cachedir",
                                        home.resolve("native").toString()),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExperimentProgram.class.getName(),
                        home.toString(),
                        design.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    @Criterion("B2Cr2.resumable")
    void refusesToGoOnWithAnotherDesign() throws IOException {
        isDone();

        assertThatThrownBy(() -> run(FACTORIAL.replace("high: 8", "high: 9")))
                .isInstanceOf(BadDesignException.class)
                .hasMessageContaining("those of another design")
                .hasMessageContaining("another name, or remove the journal");
        assertThatThrownBy(() -> run(FACTORIAL, "chainon.training.batch = 512"))
                .hasMessageContaining("those of another design");
        SmallSet.in(home, 1200, 1500);
        assertThatThrownBy(() -> run(FACTORIAL)).hasMessageContaining("those of another design");
    }

    @Test
    void refusesAJournalThatAnotherProcessHolds() throws IOException {
        Path file = home.resolve("journal");
        try (Journal held = Journal.open(file, "abc")) {
            assertThat(held.done()).isEmpty();
            assertThatThrownBy(() -> Journal.open(file, "abc")).hasMessageContaining("another process works on");
        }
        Files.writeString(file, "not json\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Journal.open(file, "abc")).hasMessageContaining("damaged");
    }

    @Test
    @Criterion("B2Cr2.resumable")
    void aRunThatFails_isNamed_andTheOthersAreKept() throws IOException {
        Experiment experiment = experiment();
        int failing = 5;
        Response sixthFails = settings -> {
            if (settings.equals(experiment.settings(failing))) {
                throw new IllegalStateException("no memory");
            }
            return new Response.Answer(Map.of("logloss", 0.3, "auc", 0.8), 1);
        };
        try (Journal journal = Journal.open(journal(), experiment.hash())) {
            assertThatThrownBy(() -> experiment.run(journal, sixthFails, "abc", done -> {}))
                    .hasMessageContaining("run 6 of 16 failed with {epochs=")
                    .hasMessageContaining("no memory")
                    .hasMessageContaining("the same command goes on");
            assertThat(journal.done()).isNotEmpty().doesNotContainKey(failing);
        }
        List<Integer> told = new ArrayList<>();
        try (Journal journal = Journal.open(journal(), experiment.hash())) {
            int before = journal.done().size();
            experiment.run(
                    journal, settings -> new Response.Answer(Map.of("logloss", 0.3, "auc", 0.8), 1), "abc", told::add);
            assertThat(told).startsWith(before).endsWith(16);
            assertThat(journal.done()).hasSize(16);
        }
    }

    @Test
    void aTrainingThatWentAstray_isAFailedRun_andNeverALoss() {
        assertThatThrownBy(() -> new Response.Answer(Map.of("auc", 0.5, "logloss", Double.NaN), 1))
                .hasMessageContaining("logloss is NaN")
                .hasMessageContaining("smaller learning rate");
    }

    private Experiment experiment() {
        Config chainon = ExperimentProgram.settings(home, "");
        Config training = chainon.getConfig("training");
        return new Experiment(
                new DeclarationYaml(training)
                        .read(DeclarationYaml.parse(FACTORIAL.replace("parallel: 2", "parallel: 1"))),
                training,
                "rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learning-rate: {low: 0.001, high: 0.05, scale: log}|momentum: {low: 1, high: 2}|there is no such"
                        + " setting; there are [batch",
                "learning-rate: {low|seed: {low|it is no choice of a training",
                "high: 0.05|high: 5|chainon.training.learning-rate must be between 0 and 1",
                "high: 16|high: 9000|change the levels",
                "low: 2, high: 16|low: 2.5, high: 16|takes whole numbers only",
                "low: 0.001|low: 1|low must be below high",
                "low: 0.001|low: small|must be a number, not 'small'",
                "full-factorial|half-factorial|is no kind of design; there are [full-factorial",
                "blocks: [1, 2]|blocks: [1, 1]|blocks must be different seeds",
                "blocks: [1, 2]|replicate: 3|unknown key 'replicate'",
                "blocks: [1, 2]|replicates: 90|replicates must be 1 to 10",
                "fixed: {depth: 1|fixed: {epochs: 1, depth: 1|both a factor and fixed",
                "fixed: {depth: 1, |fixed: {|width and depth together make the hidden layers",
                "name: toy|name: Toy 1|name must be small letters",
                "rows: 1500|responses: [accuracy]|is no response; there are [auc, prauc",
                "kind: full-factorial|kind: fractional-factorial|generators, such as [E = ABCD]",
                "kind: full-factorial|{kind: fractional-factorial, generators: [C = A]}|confound main effects",
                "kind: full-factorial|{kind: fractional-factorial, resolution: 6}|take 3, 4 or 5",
                "epochs: {low: 1, high: 8, scale: log}|epochs: {levels: [1]}|must have two levels",
                "question: {fr: 'Quoi ?', en: 'What?'}|question: {fr: 'Quoi ?'}|question.en is missing",
            })
    @Criterion("B2Cr2.design")
    void refusesWhatCannotBeRun_beforeTheFirstRun(String from, String to, String words) {
        String key = to.startsWith("{") ? to.substring(1, to.length() - 1).replace(", ", "\n") : to;
        String design = FACTORIAL.replace('"', '\'').replace(from, key);

        assertThat(design).isNotEqualTo(FACTORIAL.replace('"', '\''));
        assertThatThrownBy(() -> run(design))
                .isInstanceOf(BadDesignException.class)
                .hasMessageContaining(words);
        assertThat(journal()).doesNotExist();
    }

    @Test
    void refusesTooManyRunsAndAChoiceOnASurface() {
        String many = FACTORIAL.replace(
                "blocks: [1, 2]",
                "blocks: " + Stream.iterate(1, i -> i + 1).limit(65).toList());
        assertThatThrownBy(() -> run(many)).hasMessageContaining("520 runs are too many");
        String surface = FACTORIAL
                .replace("full-factorial", "central-composite")
                .replace("learning-rate: {low: 0.001, high: 0.05, scale: log}", "batch: {levels: [128, 512]}");
        assertThatThrownBy(() -> run(surface)).hasMessageContaining("no levels between its two");
        assertThatThrownBy(() -> new ExperimentRun(
                                new Kettles(),
                                ExperimentProgram.settings(home, ""),
                                new Progress(new PrintStream(told)),
                                InstantSource.system())
                        .run(home.resolve("absent.yaml")))
                .isInstanceOf(BadDesignException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full-factorial||half-normal",
                "fractional-factorial|resolution: 3|main",
                "plackett-burman|runs: 8|half-normal",
                "central-composite|axial: face|map",
                "central-composite|centres: 2|cuts",
                "latin-hypercube|runs: 14|map",
            })
    @Criterion("B2Cr2.design")
    void everyKindRunsAndHasItsPagesInBothLanguages(String kind, String more, String drawing) throws IOException {
        String design = FACTORIAL
                        .replace("full-factorial", kind)
                        .replace("blocks: [1, 2]", "blocks: [1]")
                        .replace("low: 1, high: 8", "low: 2, high: 8")
                + (more == null ? "" : more + "\n");

        ObjectNode result = run(design);
        Shelf shelf = Shelf.ofHome(home);
        shelf.keep(result);
        shelf.print(result, MissingNode.getInstance());

        Path pages = home.resolve("experiments/pages");
        assertThat(pages.resolve("experiment-toy.fr.md")).content().contains("Quoi ?", "Analyse de variance", drawing);
        assertThat(pages.resolve("experiment-toy.md")).content().contains("What?", "Analysis of variance");
        assertThat(pages.resolve("experiment-toy-" + drawing + "-logloss.fr.svg"))
                .content()
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .doesNotContain("NaN");
        assertThat(shelf.kept(home.resolve("design.yaml")).path("details").toString())
                .isEqualTo(result.path("details").toString());
    }
}
