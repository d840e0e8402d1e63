package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetTest {

    @TempDir
    Path folder;

    @Test
    void readsRowsLabelsAndMinutes_asTheyAreOnDisk() throws IOException {
        TrainingSet set = ToySet.in(folder, 300, 50, 1);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("train.features.f32")))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] rows = new float[3 * 5];

        set.train().read(7, 2, rows, 1);

        assertThat(set.features()).isEqualTo(ToySet.FEATURES);
        assertThat(set.snapshot()).isEqualTo("s1");
        assertThat(set.train().rows()).isEqualTo(300);
        assertThat(set.validation().minutes()).hasSize(50).startsWith(100_000, 100_020);
        for (int i = 0; i < 10; i++) {
            assertThat(rows[5 + i]).isEqualTo(bytes.getFloat((7 * 5 + i) * Float.BYTES));
        }
    }

    @Test
    void refusesCutFile_withBothSizes() throws IOException {
        ToySet.in(folder, 300, 50, 1);
        Path file = folder.resolve("validation.features.f32");
        Files.write(file, new byte[996], StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> TrainingSet.open(folder))
                .isInstanceOf(BadTrainingSetException.class)
                .hasMessageContainingAll("validation.features.f32", "996 bytes", "1000", "./chainon demo --fresh");
    }

    @Test
    void refusesMissingFile_withItsName() throws IOException {
        ToySet.in(folder, 300, 50, 1);
        Files.delete(folder.resolve("train.labels.f32"));

        assertThatThrownBy(() -> TrainingSet.open(folder)).hasMessageContainingAll("train.labels.f32", "is missing");
        assertThatThrownBy(() -> TrainingSet.open(folder.resolve("nowhere")))
                .hasMessageContaining("there is no training set");
    }

    @Test
    void refusesManifest_whenBrokenOrEmpty() throws IOException {
        ToySet.in(folder, 300, 50, 1);
        Files.writeString(folder.resolve("manifest.json"), "{\"name\":");
        assertThatThrownBy(() -> TrainingSet.open(folder)).hasMessageContaining("is not JSON");

        Files.writeString(
                folder.resolve("manifest.json"), "{\"name\":\"a\",\"snapshot\":\"b\",\"features\":[\"x\",\"x\"]}");
        assertThatThrownBy(() -> TrainingSet.open(folder)).hasMessageContaining("each name once");

        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"name\":\"a\",\"snapshot\":\"b\",\"features\":[\"x\"],\"rows\":{\"train\":0}}");
        assertThatThrownBy(() -> TrainingSet.open(folder)).hasMessageContaining("'train'");
    }

    @Test
    void refusesLabel_thatIsNeitherZeroNorOne() throws IOException {
        ToySet.in(folder, 300, 50, 1);
        byte[] labels = Files.readAllBytes(folder.resolve("train.labels.f32"));
        ByteBuffer.wrap(labels).order(ByteOrder.LITTLE_ENDIAN).putFloat(12 * Float.BYTES, 0.5f);
        Files.write(folder.resolve("train.labels.f32"), labels);

        assertThatThrownBy(() -> TrainingSet.open(folder)).hasMessageContainingAll("label 0.5", "row 12");
    }

    @Test
    void standardises_toMeanZeroAndDeviationOne_andLeavesConstantsFinite() throws IOException {
        TrainingSet set = ToySet.in(folder, 5000, 50, 1);
        Standardiser standardiser = Standardiser.learn(set.train(), set.features());
        float[] rows = new float[5000 * 5];
        set.train().read(0, 5000, rows, 0);

        standardiser.encode(rows, 5000, rows, 5);

        for (int column = 0; column < 4; column++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < 5000; row++) {
                sum += rows[row * 5 + column];
                squares += rows[row * 5 + column] * rows[row * 5 + column];
            }
            assertThat(Math.abs(sum / 5000)).isLessThan(1e-3);
            assertThat(Math.abs(squares / 5000 - 1)).isLessThan(1e-3);
        }
        assertThat(rows[4]).isZero();
    }

    @Test
    void refusesFeature_thatIsNotFinite() throws IOException {
        ToySet.in(folder, 300, 50, 1);
        byte[] features = Files.readAllBytes(folder.resolve("train.features.f32"));
        ByteBuffer.wrap(features).order(ByteOrder.LITTLE_ENDIAN).putFloat((20 * 5 + 2) * Float.BYTES, Float.NaN);
        Files.write(folder.resolve("train.features.f32"), features);
        TrainingSet set = TrainingSet.open(folder);

        assertThatThrownBy(() -> Standardiser.learn(set.train(), set.features()))
                .hasMessageContainingAll("'tilt'", "not finite");
    }
}
