package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on what was known at a moment of the past. The toy's training period is the first 41 days of 1970, its validation period begins on 11 March. */
class WindowTest {

    private static final String FEBRUARY = "window { judge-from = 1970-02-01, judge-until = 1970-02-08 }";

    @TempDir
    Path home;

    private final Progress silent =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    private final Chronicle chronicle = new Chronicle(
            new LineageFake(), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), Duration.ofDays(1));
    private ShelfFake shelf;

    @BeforeEach
    void makeTrainingSet() throws IOException {
        ToySet.in(Files.createDirectories(home.resolve("training/toy")), 3000, 500, 3);
        shelf = new ShelfFake(home.resolve("registry").resolve("kettle-spills"));
    }

    @Test
    void learnsBeforeTheFirstDay_isJudgedOnTheDays_andIsMadeAgainToTheBit() {
        ModelVersion version = train(FEBRUARY);

        assertThat(version.manifest().params())
                .containsEntry("set", "toy")
                .containsEntry("learned-until", "1970-01-31T23:41:00Z")
                .containsEntry("window.judge-from", "1970-02-01")
                .containsEntry("window.judge-until", "1970-02-08");
        assertThat(version.manifest().metrics()).containsEntry("rows", 7 * 72.0);
        assertThat(new Reproduction(home, silent, 1).of(version.bundle()))
                .containsOnly(Map.entry(Bundle.ONNX, true), Map.entry(Bundle.DL4J, true));
        assertThat(train("epochs = 2").manifest().sha256().get(Bundle.ONNX))
                .isNotEqualTo(version.manifest().sha256().get(Bundle.ONNX));
    }

    @Test
    void aChampionThatLearntTheJudgedRowsIsNoRival_oneThatDidNotIs() {
        ModelVersion early = train("window { judge-from = 1970-01-20, judge-until = 1970-01-25 }");
        ModelVersion whole = train("epochs = 2");
        ModelVersion candidate = train(FEBRUARY);

        crown(whole);
        assertThat(judged(candidate).verdict().reasons().toString())
                .contains("it learnt from rows that the candidate is judged on");
        crown(early);
        assertThat(judged(candidate).verdict().reasons().toString())
                .contains("over " + early.uri())
                .doesNotContain("cannot be compared");
    }

    @Test
    void refusesAWindowThatIsNone_orHasNoRows() {
        assertThatThrownBy(() -> train("window { judge-from = 1970-02-08, judge-until = 1970-02-01 }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("judge-from must come before judge-until");
        assertThatThrownBy(() -> train("window { judge-from = soon, judge-until = \"\" }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 2001-04-24");
        assertThatThrownBy(() -> train("window { judge-from = 1999-01-01, judge-until = 1999-02-01 }"))
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContaining("toy")
                .hasMessageContaining("1999-01-01");
    }

    private ModelVersion train(String settings) {
        return new TrainingRun(new TrainingRunTest.Toy(), config(settings), shelf, silent, chronicle)
                .train()
                .version();
    }

    private Judgement judged(ModelVersion version) {
        return new GateRun(new TrainingRunTest.Toy(), config(FEBRUARY), shelf, chronicle).evaluate(version.uri());
    }

    private void crown(ModelVersion version) {
        Optional<Integer> before = shelf.champion(version.model()).map(ModelVersion::version);
        shelf.promote(new Promotion(version.model(), version.version(), "champion", "ada", "for the test"), before);
    }

    private Config config(String settings) {
        return ConfigFactory.parseString("home = \"" + home
                        + "\", training { epochs = 1, hidden = [8, 4], pieces = 0, learning-rate = 0.01, batch = 256, resamples = 20, set = toy,"
                        + " trees { rounds = 2, threads = 1 }, importance-rows = 100, gate { latency { median-us = 1e9, p99-us = 1e9 } }, "
                        + settings + " }")
                .atPath("chainon")
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }
}
