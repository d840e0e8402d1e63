package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingMeasuresTest {

    @TempDir
    Path folder;

    private TrainingMeasures measures;

    @BeforeEach
    void prepare() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        measures = new TrainingMeasures(
                ToySet.in(folder, 4000, 2000, 3),
                new TrainingSettings(List.of(16, 8), 8, 3, 3, 1, 64, 16, 0.01, 11, 40));
    }

    @Test
    void countsRowsOfTheLoop_andNoMoreThanThereAre() {
        assertThat(measures.pace(List.of(8), 64, 1_000_000, 2).get("rows.per.second"))
                .isPositive()
                .isFinite();
    }

    @Test
    void tellsSeconds_onlyWhereTheAucIsReached() throws IOException {
        Map<String, Double> reached = measures.until(0.7, 2);
        assertThat(reached.get("auc")).isGreaterThanOrEqualTo(0.7);
        assertThat(reached).containsKeys("seconds", "peak.mb");

        assertThat(measures.until(1.1, 1)).doesNotContainKey("seconds").containsKey("auc");
    }

    @Test
    void tellsQualityWithItsIntervals_parityAndTimeOfOneRow() throws IOException {
        Map<String, Double> found = measures.quality(2, folder.resolve("scratch"));

        assertThat(found.get("auc")).isBetween(found.get("auc.low") - 0.05, found.get("auc.high") + 0.05);
        assertThat(found).containsKeys("prauc", "logloss", "brier", "ece", "seconds", "rows.per.second", "peak.mb");
        assertThat(found.get("onnx.maxdiff")).isLessThanOrEqualTo(1e-5);
        assertThat(found.get("onnx.row.us")).isPositive();
    }
}
