package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.drift.ReferenceText;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceMakerTest {

    @TempDir
    private Path folder;

    private static float[] scores(TrainingSet set) {
        float[] scores = new float[set.validation().rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = set.validation().label(row) > 0 ? .9f - row % 7 * .1f : .1f + row % 5 * .1f;
        }
        return scores;
    }

    @Test
    void freezesEachColumnOfTheTrainingRows_andTheScoresOfTheValidationRows() throws Exception {
        TrainingSet set = ToySet.in(folder, 4_000, 3_000, 1);
        Reference reference = ReferenceMaker.of(set, scores(set), .4);

        assertThat(reference.features()).extracting(ColumnReference::name).containsExactlyElementsOf(ToySet.FEATURES);
        assertThat(Arrays.stream(reference.features().get(0).counts()).sum()).isEqualTo(4_000);
        assertThat(reference.features().get(4).bins()).as("the constant column").isEqualTo(1);
        assertThat(Arrays.stream(reference.score().counts()).sum()).isEqualTo(3_000);
        assertThat(reference.threshold()).isEqualTo(.4);
        assertThat(reference.days()).isNotEmpty().allSatisfy(day -> assertThat(day.surprise())
                .isBetween(-.125, 1.0));
    }

    @Test
    void sameInputsGiveTheSameBytes() throws Exception {
        TrainingSet set = ToySet.in(folder, 4_000, 3_000, 1);

        assertThat(ReferenceText.write(ReferenceMaker.of(TrainingSet.open(folder), scores(set), .4)))
                .isEqualTo(ReferenceText.write(ReferenceMaker.of(set, scores(set), .4)));
    }
}
