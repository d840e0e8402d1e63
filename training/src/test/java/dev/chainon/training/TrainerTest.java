package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.evaluation.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class TrainerTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void oneThread() {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
    }

    private Trainer trainer(TrainingSet set) {
        Progress progress = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8));
        return new Trainer(set, Standardiser.learn(set.train(), set.features()), progress);
    }

    @Test
    void learnsCurvedRule_thatLinearModelCannot() throws IOException {
        TrainingSet set = ToySet.in(folder, 8000, 2000, 3);
        TrainingSettings settings = ToySet.settings(10);

        ModelMetrics network = Evaluation.metrics(
                trainer(set).fit("train", settings).scores(), set.validation().labels());
        ModelMetrics linear = Evaluation.metrics(
                trainer(set).fit("control", settings.linear()).scores(),
                set.validation().labels());

        assertThat(network.auc()).isGreaterThan(0.97).isGreaterThan(linear.auc() + 0.05);
        assertThat(network.logLoss()).isLessThan(linear.logLoss());
    }

    @Test
    void overfitsTinySet_becauseNothingStandsBetweenLossAndWeights() throws IOException {
        TrainingSet set = ToySet.in(folder, 40, 40, 5);
        Topology topology = new Topology(5, List.of(32, 16));
        Standardiser standardiser = Standardiser.learn(set.train(), set.features());

        try (FlatLoop loop = new FlatLoop(topology, standardiser, Networks.first(topology, 1), 2)) {
            BlockShuffle order = new BlockShuffle(40, 40, 1);
            for (int i = 0; i < 400; i++) {
                loop.step(set.train(), order, 0, 40, 0.01);
            }
            assertThat(Evaluation.metrics(loop.scores(set.train()), set.train().labels())
                            .logLoss())
                    .isLessThan(0.01);
        }
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void gradientAgreesWithFiniteDifferences() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            assertThat(GradientCheckUtil.checkGradients(gradientCheck())).isTrue();
        } finally {
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        }
    }

    private static GradientCheckUtil.MLNConfig gradientCheck() {
        MultiLayerNetwork network = new MultiLayerNetwork(
                Networks.configuration(new Topology(5, List.of(6, 4)), 9, new NoOp(), DataType.DOUBLE));
        network.init();
        Nd4j.getRandom().setSeed(4);
        INDArray labels = Nd4j.create(new double[][] {{0}, {1}, {1}, {0}, {1}, {0}, {0}, {1}});
        return new GradientCheckUtil.MLNConfig()
                .net(network)
                .epsilon(1e-6)
                .maxRelError(1e-4)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.ZEROS)
                .input(Nd4j.randn(DataType.DOUBLE, 8, 5))
                .labels(labels);
    }

    @Test
    @Criterion("B2Cr1.network")
    void keepsEpochThatDidBest_andStopsWhenNothingImproves() throws IOException {
        TrainingSet set = ToySet.in(folder, 60, 400, 8);
        TrainingSettings settings = new TrainingSettings(List.of(64), 300, 3, 1, 32, 4, 0.05, 2, 40);

        Fitted fitted = trainer(set).fit("train", settings);

        assertThat(fitted.losses().size()).isLessThan(300);
        assertThat(fitted.bestEpoch()).isEqualTo(fitted.losses().size() - 3);
        double kept = Evaluation.metrics(
                        Trainer.scores(fitted.network(), fitted.encoder(), set.validation()),
                        set.validation().labels())
                .logLoss();
        double lowest = fitted.losses().stream().min(Double::compare).orElseThrow();
        assertThat(fitted.losses().get(fitted.bestEpoch() - 1)).isEqualTo(lowest);
        assertThat(kept).isCloseTo(lowest, within(1e-6));
    }

    @Test
    @Criterion("B2Cr1.network")
    void withoutPatienceMakesEveryPass_andKeepsTheLast() throws IOException {
        TrainingSet set = ToySet.in(folder, 60, 400, 8);

        Fitted stopped = trainer(set).fit("train", new TrainingSettings(List.of(64), 300, 3, 1, 32, 4, 0.05, 2, 40));
        Fitted all = trainer(set).fit("train", new TrainingSettings(List.of(64), 300, 0, 1, 32, 4, 0.05, 2, 40));

        assertThat(stopped.losses()).hasSizeLessThan(300);
        assertThat(all.losses()).hasSize(300);
        assertThat(all.losses().subList(0, stopped.losses().size()))
                .as("the same way up to there")
                .isEqualTo(stopped.losses());
        assertThat(all.bestEpoch()).isEqualTo(300);
        assertThat(all.losses().get(299))
                .isGreaterThan(all.losses().stream().min(Double::compare).orElseThrow());
        assertThat(Evaluation.metrics(all.scores(), set.validation().labels()).logLoss())
                .isCloseTo(all.losses().get(299), within(1e-6));
    }

    @Test
    void tellsProgress_upToItsTotal() throws IOException {
        trainer(ToySet.in(folder, 1000, 50, 3)).fit("train", ToySet.settings(2));

        assertThat(told.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSizeGreaterThan(4)
                .endsWith("@progress train 2000 2000");
    }

    @Test
    @Criterion("B2Cr1.reproducible")
    void equalSeedGivesEqualBytes_otherSeedGivesOthers() throws IOException {
        TrainingSet set = ToySet.in(folder, 3000, 500, 3);
        TrainingSettings settings = ToySet.settings(2);
        TrainingSettings otherSeed = new TrainingSettings(List.of(16, 8), 2, 3, 3, 256, 16, 0.01, 12, 40);

        assertThat(files(set, settings, "a"))
                .isEqualTo(files(set, settings, "b"))
                .isNotEqualTo(files(set, otherSeed, "c"));
    }

    @Test
    @Criterion("B2Cr1.reproducible")
    void oneThreadAndTwoGiveEqualBytes_whenFeaturesAreCutIntoPieces() throws IOException {
        TrainingSet set = ToySet.in(folder, 3000, 500, 3);
        TrainingSettings settings = new TrainingSettings(List.of(16, 8), 8, 2, 3, 3, 256, 16, 0.01, 11, 40);
        Progress silent = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8));
        Standardiser standardiser = Standardiser.learn(set.train(), set.features());

        assertThat(files(new Trainer(set, standardiser, silent, 1).fit("train", settings), "a"))
                .isEqualTo(files(new Trainer(set, standardiser, silent, 2).fit("train", settings), "b"));
    }

    /** 1000 rows are three batches of 256 and a rest of 232. */
    @Test
    void takesNoStepOnARest_butOneOnASetSmallerThanABatch() throws IOException {
        TrainingSettings settings = ToySet.settings(2);

        assertThat(trainer(ToySet.in(folder, 1000, 50, 3))
                        .fit("train", settings)
                        .rowsSeen())
                .isEqualTo(2 * 3 * 256);
        assertThat(trainer(ToySet.in(folder, 100, 50, 3)).fit("train", settings).rowsSeen())
                .isEqualTo(2 * 100);
    }

    private List<String> files(TrainingSet set, TrainingSettings settings, String name) {
        return files(trainer(set).fit("train", settings), name);
    }

    private List<String> files(Fitted fitted, String name) {
        Path onnx = folder.resolve(name + ".onnx");
        Path zip = folder.resolve(name + ".zip");
        OnnxExport.write(fitted.network(), fitted.encoder(), onnx, 5);
        NetworkZip.write(fitted.network(), fitted.encoder(), zip);
        return List.of(Hash.of(onnx), Hash.of(zip));
    }
}
