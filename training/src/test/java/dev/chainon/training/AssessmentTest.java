package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version and its control group on the validation period, and on a sealed one that a toy has for itself. */
class AssessmentTest {

    private static final Progress SILENT =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    @TempDir
    Path home;

    private final TrainingRunTest.Toy toy = new TrainingRunTest.Toy();
    private ShelfFake shelf;
    private ModelVersion version;

    @BeforeEach
    void train() throws IOException {
        ToySet.in(Files.createDirectories(home.resolve("training/toy")), 3000, 3000, 3);
        shelf = new ShelfFake(home.resolve("registry").resolve("kettle-spills"));
        Chronicle chronicle = new Chronicle(
                new LineageFake(), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), Duration.ofDays(1));
        version =
                new TrainingRun(toy, config(), shelf, SILENT, chronicle).train().version();
    }

    private Config config() {
        return ConfigFactory.parseString("home = \"" + home + "\", training { batch = 256, resamples = 40, set = toy"
                        + ", trees { rounds = 5, threads = 1 }, importance-rows = 100, epochs = 4, hidden = [16, 8], pieces = 0"
                        + ", learning-rate = 0.01, gate { latency { median-us = 1e9, p99-us = 1e9 } } }")
                .atPath("chainon")
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }

    private Subject subject(String named) {
        return Subject.of(named, toy, config(), shelf);
    }

    /** The validation rows again, as a sealed set that comes so many minutes later. */
    private Path sealed(long minutesLater) throws IOException {
        Path folder = Files.createDirectories(home.resolve("opened/1"));
        Path from = home.resolve("training/toy");
        for (String kind : List.of(".features.f32", ".labels.f32")) {
            Files.copy(from.resolve("validation" + kind), folder.resolve("sealed" + kind));
        }
        ByteBuffer minutes = ByteBuffer.wrap(Files.readAllBytes(from.resolve("validation.minutes.i64")))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < 3000; row++) {
            minutes.putLong(8 * row, minutes.getLong(8 * row) + minutesLater);
        }
        Files.write(folder.resolve("sealed.minutes.i64"), minutes.array());
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"name\":\"toy\",\"features\":[\"" + String.join("\",\"", ToySet.FEATURES)
                        + "\"],\"rows\":{\"sealed\":3000}}");
        return folder;
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void judgesTheVersionAndItsControlGroup_asItsTrainingDid() throws IOException {
        Map<String, Double> figures =
                new Assessment(toy, config(), SILENT).onValidation(subject("1")).figures();

        assertThat(figures.get("evaluate.auc"))
                .isCloseTo(version.manifest().metrics().get("auc"), within(1e-6));
        assertThat(figures.get("evaluate.threshold"))
                .isEqualTo(version.manifest().metrics().get("threshold"));
        JsonNode told = new ObjectMapper()
                .readTree(version.folder().resolve(Bundle.EVALUATION).toFile())
                .path("control");
        for (String member : List.of("constant", "rule", "linear-static", "linear", "trees")) {
            for (String metric : List.of("auc", "prauc", "logloss", "brier", "ece")) {
                assertThat(figures.get("evaluate.control." + member + "." + metric))
                        .as(member + " " + metric)
                        .isCloseTo(told.path(member).path(metric).asDouble(), within(1e-12));
            }
            assertThat(figures.get("evaluate.gain." + member + ".auc.low"))
                    .isCloseTo(told.path(member).path("aucGain").get(0).asDouble(), within(1e-4));
        }
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void judgesTheSealedRowsByTheThresholdOfTheTraining_andChoosesNothingThere() throws IOException {
        long day = 1440L * 365;
        Assessment assessment = new Assessment(toy, config(), SILENT);
        Map<String, Double> known = assessment.onValidation(subject("1")).figures();
        Assessed assessed = assessment.onSealed(subject("1"), sealed(day));
        Map<String, Double> figures = assessed.figures();

        // The rows are the same a year later, so every figure must be too, the intervals with them.
        assertThat(figures).hasSameSizeAs(known);
        known.forEach((id, value) -> assertThat(figures.get(id.replace("evaluate.", "final.")))
                .as(id)
                .isCloseTo(value, within(1e-6)));
        assertThat(figures.get("final.auc.low")).isLessThan(figures.get("final.auc"));
        assertThat(figures.get("final.auc.high")).isGreaterThan(figures.get("final.auc"));
        assertThat(figures.keySet())
                .contains("final.prauc.low", "final.ece.high", "final.recall", "final.group.warmth.hot.recall.low");
        JsonNode json = new ObjectMapper().readTree(assessed.json(List.of("one more line")));
        assertThat(json.path("model").asText()).isEqualTo("models:/kettle-spills/1");
        assertThat(json.path("bundle").asText()).isEqualTo(version.bundle().digest());
        assertThat(json.path("words").toString())
                .contains(
                        "3,000 rows",
                        "1971-",
                        "this model minus",
                        "linear-static",
                        "threshold",
                        "warmth hot",
                        "one more line");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void nothingThatTrainsOpensASealedSet() throws IOException {
        Path folder = sealed(1440L * 365);

        assertThatThrownBy(() -> TrainingSet.open(folder)).isInstanceOf(BadTrainingSetException.class);
        assertThatThrownBy(() -> SetFiles.of(folder))
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContaining("the split 'train'");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void refusesRowsOfTheTimeThatTheVersionWasChosenOn() throws IOException {
        Path folder = sealed(10);

        assertThatThrownBy(() -> new Assessment(toy, config(), SILENT).onSealed(subject("1"), folder))
                .hasMessageContaining("it was chosen on them");
    }

    @Test
    void takesTheChampion_andSaysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> subject("")).hasMessageContaining("is champion yet");
        assertThatThrownBy(() -> subject("7")).hasMessageContaining("there is no models:/kettle-spills/7");
        shelf.promote(new Promotion("kettle-spills", 1, "champion", "ada", "first"), Optional.empty());
        assertThat(subject("").names())
                .containsEntry("model", "models:/kettle-spills/1")
                .containsEntry("data", "toy");

        Files.delete(home.resolve("training/toy/manifest.json"));
        assertThatThrownBy(() -> subject("1"))
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContaining("there is no training set");
    }
}
