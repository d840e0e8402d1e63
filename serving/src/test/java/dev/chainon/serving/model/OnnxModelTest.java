package dev.chainon.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    @TempDir
    Path folder;

    @Test
    void computesOneRowAndManyAlike() {
        try (OnnxModel model = OnnxModel.open(OnnxFile.logistic(folder.resolve("m.onnx"), 3, 0.5f, -1f), 3)) {
            float[] rows = {1, 2, 3, -4, 0, 4.5f, 0, 0, 0};
            float[] many = model.predict(rows, 3);
            assertThat(many[0]).isCloseTo(OnnxFile.expected(6, 0.5f, -1f), within());
            assertThat(many[1]).isCloseTo(OnnxFile.expected(0.5f, 0.5f, -1f), within());
            assertThat(many[2]).isCloseTo(OnnxFile.expected(0, 0.5f, -1f), within());
            assertThat(model.predict(rows, 1)).containsExactly(many[0]);
            assertThat(model.predict(rows, 1)).containsExactly(many[0]);
        }
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-6f);
    }

    @Test
    void refusesFile_whenItsWidthIsNotTheManifests() {
        Path file = OnnxFile.logistic(folder.resolve("m.onnx"), 3, 1f, 0f);
        assertThatThrownBy(() -> OnnxModel.open(file, 52))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("has 3 columns, but its manifest names 52");
    }

    @Test
    void refusesFile_whenItsInputHasAnotherName() {
        Path file = OnnxFile.logistic(folder.resolve("m.onnx"), "x", 3, 1f, 0f);
        assertThatThrownBy(() -> OnnxModel.open(file, 3))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("'input'")
                .hasMessageContaining("[x]");
    }

    @Test
    void refusesFile_whenItGivesNoProbability() {
        Path file = OnnxFile.logistic(folder.resolve("m.onnx"), 3, 1f, Float.NaN);
        assertThatThrownBy(() -> OnnxModel.open(file, 3))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("must be a probability");
    }

    @Test
    void refusesFile_whenItIsNoNetwork() throws IOException {
        Path file = Files.writeString(folder.resolve("m.onnx"), "not a network");
        assertThatThrownBy(() -> OnnxModel.open(file, 3))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("cannot load");
    }

    @Test
    void refusesRows_whenTheyDoNotFit() {
        try (OnnxModel model = OnnxModel.open(OnnxFile.logistic(folder.resolve("m.onnx"), 3, 1f, 0f), 3)) {
            assertThatThrownBy(() -> model.predict(new float[5], 2))
                    .hasMessageContaining("2 rows of 3 do not fit into 5 values");
            assertThatThrownBy(() -> model.predict(new float[5], 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
