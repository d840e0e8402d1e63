package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Check;
import dev.chainon.registry.Decision;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over registered versions, from a weak one to a good one on the same rows. */
class GateRunTest {

    private static final String WEAK = "epochs = 1, hidden = [4], pieces = 0, learning-rate = 0.003";
    private static final String GOOD = "epochs = 6, hidden = [16, 8], pieces = 0, learning-rate = 0.01";

    @TempDir
    Path home;

    private final Chronicle chronicle = new Chronicle(
            new LineageFake(), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), Duration.ofDays(1));
    private ShelfFake shelf;

    @BeforeEach
    void makeTrainingSet() throws IOException {
        ToySet.in(Files.createDirectories(home.resolve("training/tag-1")), 3000, 3000, 3);
        shelf = new ShelfFake(home.resolve("registry").resolve("kettle-spills"));
    }

    private Config config(String set, String training, String gate) {
        return ConfigFactory.parseString("home = \"" + home + "\", training { batch = 256, resamples = 60, set = " + set
                        + ", trees { rounds = 2, threads = 1 }, importance-rows = 100, " + training
                        + ", gate { latency { median-us = 1e9, p99-us = 1e9 }, control { beat = [constant], not-worse.trees = 1 }, "
                        + gate + " } }")
                .atPath("chainon")
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }

    private ModelVersion train(String training) {
        return train(new TrainingRunTest.Toy(), "tag-1", training);
    }

    private ModelVersion train(TrainingRunTest.Toy toy, String set, String training) {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return new TrainingRun(toy, config(set, training, ""), shelf, silent, chronicle)
                .train()
                .version();
    }

    private void crown(ModelVersion version) {
        shelf.promote(
                new Promotion(version.model(), version.version(), "champion", "ada", "first"),
                shelf.champion(version.model()).map(ModelVersion::version));
    }

    private GateRun gate(String settings) {
        return new GateRun(new TrainingRunTest.Toy(), config("tag-1", GOOD, settings), shelf, chronicle);
    }

    private static Check check(Judgement judgement, String name) {
        return judgement.verdict().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not among " + judgement.verdict().reasons()));
    }

    @Test
    @Criterion("B2Cr1.gate")
    void aBetterModelPasses_byGainSignificanceGroupsAndBudgets_aWeakerOneDoesNot() {
        ModelVersion weak = train(WEAK);
        ModelVersion good = train(GOOD);
        crown(weak);

        Judgement better = gate("").evaluate(good.uri());

        assertThat(better.verdict().passed()).as(better.verdict().summary()).isTrue();
        assertThat(check(better, "gain").measured().low()).isPositive();
        assertThat(check(better, "delong.p").measured().value()).isLessThan(0.05);
        assertThat(better.verdict().checks())
                .extracting(check -> check.name() + " " + check.subject())
                .contains(
                        "not-worse logloss",
                        "group.recall warmth/cool",
                        "group.recall warmth/hot",
                        "group.logloss warmth/hot",
                        "parity ",
                        "latency.median ",
                        "latency.p99 ",
                        "size ");
        assertThat(check(better, "size").measured().value()).isGreaterThan(1000);
        assertThat(check(better, "latency.median").measured().value()).isPositive();

        crown(good);
        Judgement worse = gate("").evaluate(weak.uri());
        assertThat(worse.verdict().passed()).isFalse();
        assertThat(check(worse, "gain").passed()).isFalse();
        assertThat(check(worse, "group.logloss").passed()).isFalse();
        assertThat(shelf.tags.get(weak.uri()))
                .containsEntry("gate", "refused")
                .containsEntry("gate.against", good.uri());
    }

    @Test
    @Criterion("B2Cr1.gate")
    void theChampionItselfAndItsTwinAreRefused_forWantOfAGain() throws IOException {
        ModelVersion champion = train(GOOD);
        ModelVersion twin = train(GOOD);
        crown(champion);
        assertThat(Files.mismatch(champion.bundle().onnx(), twin.bundle().onnx()))
                .isEqualTo(-1);

        for (ModelVersion same : List.of(champion, twin)) {
            Judgement judgement = gate("").evaluate(same.uri());
            assertThat(judgement.verdict().passed()).isFalse();
            assertThat(check(judgement, "gain").words())
                    .contains("no gain: models:/kettle-spills/1 is champion already");
        }
    }

    @Test
    @Criterion("B2Cr1.gate")
    void eachBudgetRefusesAlone_withItsFigure() {
        ModelVersion first = train(GOOD);

        for (String budget : List.of(
                "parity = 0, floors.auc.at-most = 0.5",
                "latency.median-us = 0",
                "latency.p99-us = 0",
                "size-kb = 0.1",
                "floors.auc.at-least = 0.99999",
                "control.beat = [nobody]")) {
            Judgement judgement = gate(budget).evaluate("1");
            assertThat(judgement.verdict().passed()).as(budget).isFalse();
            assertThat(judgement.verdict().summary()).startsWith("NOT met: ");
        }
        assertThat(gate("").evaluate(first.uri()).verdict().passed()).isTrue();
    }

    @Test
    @Criterion("B2Cr1.gate")
    void aCorruptChampionIsNamedWithItsRemedies_andCanBeForcedPast_whichTheLogKeeps() throws IOException {
        ModelVersion weak = train(WEAK);
        ModelVersion good = train(GOOD);
        crown(weak);
        Files.writeString(weak.folder().resolve(Bundle.ONNX), "rust");

        GateRun gate = gate("");
        Judgement judgement = gate.evaluate(good.uri());

        assertThat(judgement.verdict().passed()).isFalse();
        assertThat(check(judgement, "gain").words())
                .contains(
                        "models:/kettle-spills/1 is champion and cannot be compared with",
                        "model.onnx was changed",
                        "./chainon rollback",
                        "--force");
        assertThat(gate.promote(judgement, new GateRun.Ask("please", ""))).isFalse();
        assertThat(gate.promote(judgement, new GateRun.Ask("", "the champion is rust")))
                .isTrue();
        Promotion forced = shelf.promotions.get(shelf.promotions.size() - 1);
        assertThat(forced.why()).startsWith("the champion is rust; FORCED against the gate: NOT met: gain auc");
        assertThat(forced.decision())
                .isEqualTo(new Decision(Decision.By.FORCE, judgement.verdict().checks()));
    }

    @Test
    @Criterion("B2Cr1.gate")
    void aChampionWithTheColumnsInAnotherOrderIsScoredByItsOwnOnnx_onTheSameRows() throws IOException {
        List<String> reversed = new ArrayList<>(ToySet.FEATURES);
        Collections.reverse(reversed);
        ToySet.reversed(home.resolve("training/tag-1"), Files.createDirectories(home.resolve("training/tag-2")));
        ModelVersion other = train(new TrainingRunTest.Toy(reversed), "tag-2", WEAK);
        crown(other);
        ModelVersion candidate = train(GOOD);

        assertBesideItsOwnAuc(gate("").evaluate(candidate.uri()), other);
    }

    @Test
    @Criterion("B2Cr1.gate")
    void aChampionWithAFeatureThatIsNoMoreIsScoredOnItsOwnSet_ifItsRowsAreTheSame_elseItIsNamed() throws IOException {
        renamed("tag-2", 3);
        List<String> names = new ArrayList<>(ToySet.FEATURES);
        names.set(2, "slope");
        ModelVersion other = train(new TrainingRunTest.Toy(names), "tag-2", WEAK);
        crown(other);
        ModelVersion candidate = train(GOOD);

        assertBesideItsOwnAuc(gate("").evaluate(candidate.uri()), other);

        renamed("tag-2", 4);
        assertThat(gate("").evaluate(candidate.uri()).verdict().summary())
                .contains("has no [slope]", "its own set toy validates on other rows");
        Files.delete(home.resolve("training/toy/manifest.json"));
        assertThat(gate("").evaluate(candidate.uri()).verdict().summary())
                .contains("has no [slope]", "its own set cannot be used");
    }

    private static void assertBesideItsOwnAuc(Judgement judgement, ModelVersion champion) {
        assertThat(judgement.figures().get("evaluation.champion.auc"))
                .isEqualTo(champion.manifest().metrics().get("auc"), within(1e-5));
        assertThat(judgement.champion()).isEqualTo(Optional.of(champion.version()));
        assertThat(check(judgement, "gain").passed()).isTrue();
    }

    /** The toy set with one feature under another name, also where a version looks for its own: by the name in its manifest. */
    private void renamed(String tag, long seed) throws IOException {
        Path folder = Files.createDirectories(home.resolve("training").resolve(tag));
        ToySet.in(folder, 3000, 3000, seed);
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("tilt", "slope"));
        Path own = Files.createDirectories(home.resolve("training/toy"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
