package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.evaluation.Platt;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.shade.protobuf.ByteString;

class OnnxExportTest {

    @TempDir
    Path folder;

    private TrainingSet set;
    private Trainer trainer;
    private Fitted fitted;
    private Path onnx;

    @BeforeEach
    void train() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        set = ToySet.in(folder, 3000, 12_000, 3);
        trainer = new Trainer(
                set,
                Standardiser.learn(set.train(), set.features()),
                new Progress(new PrintStream(OutputStream.nullOutputStream())));
        fitted = trainer.fit("train", ToySet.settings(2));
        onnx = folder.resolve("model.onnx");
        OnnxExport.write(fitted.network(), fitted.encoder(), onnx, 5);
    }

    @Test
    @Criterion("B2Cr1.onnx-parity")
    void onnxAnswersAsDl4j_onTwelveThousandRows() {
        float[] exported = OnnxScores.of(onnx, set.validation());

        assertThat(exported).hasSize(12_000);
        assertThat(OnnxScores.largestDifference(fitted.scores(), exported)).isLessThanOrEqualTo(1e-5);
    }

    @Test
    @Criterion("B2Cr1.onnx-parity")
    void parityFails_whenOneWeightIsTamperedWith() throws IOException {
        ModelProto model = OnnxExport.model(fitted.network(), fitted.encoder(), 5);
        int index = 0;
        while (!model.getGraph().getInitializer(index).getName().equals("W0")) {
            index++;
        }
        TensorProto weights = model.getGraph().getInitializer(index);
        byte[] bytes = weights.getRawData().toByteArray();
        bytes[3] ^= 0x40;
        ModelProto.Builder tampered = model.toBuilder();
        tampered.getGraphBuilder().getInitializerBuilder(index).setRawData(ByteString.copyFrom(bytes));
        Files.write(onnx, tampered.build().toByteArray());

        assertThat(OnnxScores.largestDifference(fitted.scores(), OnnxScores.of(onnx, set.validation())))
                .isGreaterThan(1e-5);
    }

    @Test
    void exportsLinearModelToo() {
        Fitted linear = trainer.fit("control", ToySet.settings(2).linear());
        OnnxExport.write(linear.network(), linear.encoder(), onnx, 5);

        assertThat(OnnxScores.largestDifference(linear.scores(), OnnxScores.of(onnx, set.validation())))
                .isLessThanOrEqualTo(1e-5);
    }

    @Test
    @Criterion("B2Cr1.onnx-parity")
    void onnxAnswersAsDl4j_whenFeaturesAreCutIntoPieces() {
        TrainingSettings settings = new TrainingSettings(List.of(16, 8), 8, 2, 2, 1, 256, 16, 0.01, 11, 40);
        Fitted pieces = trainer.fit("train", settings);
        OnnxExport.write(pieces.network(), pieces.encoder(), onnx, 5);

        assertThat(pieces.encoder().width()).isEqualTo(32);
        assertThat(OnnxScores.largestDifference(pieces.scores(), OnnxScores.of(onnx, set.validation())))
                .isLessThanOrEqualTo(1e-5);
    }

    /** What ONNX Runtime says of the calibrated model is what it says of the bare one, shifted, row by row: nobody who serves it has to calibrate. */
    @Test
    @Criterion("B2Cr1.onnx-parity")
    void calibrationIsInsideTheGraph_andInsideTheZip() throws IOException {
        TrainingSettings bare = new TrainingSettings(List.of(16, 8), 8, 2, 2, 1, 256, 16, 0.01, 11, 40);
        Fitted calibrated = trainer.fit("train", bare.calibratedOn(5));
        Path other = folder.resolve("calibrated.onnx");
        OnnxExport.write(trainer.fit("train", bare).network(), calibrated.encoder(), onnx, 5);
        OnnxExport.write(calibrated.network(), calibrated.encoder(), other, 5);
        NetworkZip.write(calibrated.network(), calibrated.encoder(), folder.resolve("model.zip"));
        Platt curve = new Platt(1, Double.parseDouble(calibrated.how().get("calibration.shift")));

        float[] before = OnnxScores.of(onnx, set.validation());
        float[] after = OnnxScores.of(other, set.validation());
        float[] expected = new float[before.length];
        for (int row = 0; row < expected.length; row++) {
            expected[row] = curve.of(before[row]);
        }
        assertThat(OnnxScores.largestDifference(expected, after)).isLessThanOrEqualTo(1e-5);
        assertThat(OnnxScores.largestDifference(before, after)).isGreaterThan(1e-3);
        assertThat(OnnxScores.largestDifference(calibrated.scores(), after)).isLessThanOrEqualTo(1e-5);
        MultiLayerNetwork zipped = ModelSerializer.restoreMultiLayerNetwork(
                folder.resolve("model.zip").toFile());
        assertThat(Trainer.scores(zipped, calibrated.encoder(), set.validation()))
                .isEqualTo(calibrated.scores());
    }

    @Test
    void zipKeepsPieces_besideTheNetwork() throws IOException {
        TrainingSettings settings = new TrainingSettings(List.of(16, 8), 8, 2, 2, 1, 256, 16, 0.01, 11, 40);
        Fitted pieces = trainer.fit("train", settings);
        Path zip = folder.resolve("model.zip");
        NetworkZip.write(pieces.network(), pieces.encoder(), zip);

        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        assertThat(Trainer.scores(network, pieces.encoder(), set.validation())).isEqualTo(pieces.scores());
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            assertThat(Files.readAllBytes(files.getPath(PiecewiseEncoder.FILE)))
                    .isEqualTo(pieces.encoder().files().get(PiecewiseEncoder.FILE));
        }
    }

    @Test
    void saysWhichModel_whenOnnxRuntimeRefusesIt() throws IOException {
        Files.writeString(onnx, "no model");

        assertThatThrownBy(() -> OnnxScores.of(onnx, set.validation()))
                .hasMessageContainingAll("model.onnx", "5 features");
    }

    @Test
    void differenceIsInfinite_whenOneIsNoNumber() {
        assertThat(OnnxScores.largestDifference(new float[] {0.5f, Float.NaN}, new float[] {0.5f, 0.5f}))
                .isInfinite();
    }

    @Test
    void zipOpensAsDl4jModel_withItsStandardisation() throws Exception {
        Path zip = folder.resolve("model.zip");
        NetworkZip.write(fitted.network(), fitted.encoder(), zip);

        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        NormalizerStandardize normalizer = ModelSerializer.restoreNormalizerFromFile(zip.toFile());

        assertThat(Trainer.scores(network, fitted.encoder(), set.validation())).isEqualTo(fitted.scores());
        assertThat(normalizer.getMean().data().asFloat()).isEqualTo(((Standardiser) fitted.encoder()).means());
    }
}
