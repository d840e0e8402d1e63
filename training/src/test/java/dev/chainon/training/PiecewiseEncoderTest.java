package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiecewiseEncoderTest {

    /** Two features: the first cut at 0, 1 and 3, the second at 10 and 12. */
    private static final PiecewiseEncoder ENCODER =
            new PiecewiseEncoder(2, new int[] {0, 0, 1}, new float[] {0, 1, 10}, new float[] {1, 0.5f, 0.5f});

    @TempDir
    Path folder;

    @Test
    void tellsHowMuchOfEachPieceLiesBelow() {
        float[] raw = {2, 11, 0.25f, 99, -5, 9};
        float[] encoded = new float[12];
        encoded[3] = 7;

        ENCODER.encode(raw, 3, encoded, 4);

        assertThat(encoded).containsExactly(1, 0.5f, 0.5f, 7, 0.25f, 0, 1, 0, 0, 0, 0, 0);
    }

    /** The sum of the pieces' lengths that lie below is the value, where it lies between the first and the last cut. */
    @Property(tries = 200, seed = "1")
    void losesNothingBetweenFirstAndLastCut(@ForAll @FloatRange(min = 0, max = 3) float value) {
        float[] encoded = new float[3];
        ENCODER.encode(new float[] {value, 10}, 1, encoded, 3);

        assertThat(encoded[0] * 1 + encoded[1] * 2).isBetween(value - 1e-6f, value + 1e-6f);
    }

    @Test
    void cutsAtQuantiles_andGivesConstantFeaturesNoPiece() throws IOException {
        TrainingSet set = ToySet.in(folder, 5000, 50, 1);

        PiecewiseEncoder learnt = PiecewiseEncoder.learn(set.train(), 8);

        assertThat(learnt.width()).isEqualTo(4 * 8);
        assertThat(learnt.columns()).doesNotContain(4);
        float[] encoded = new float[5000 * learnt.width()];
        float[] raw = new float[5000 * 5];
        set.train().read(0, 5000, raw, 0);
        learnt.encode(raw, 5000, encoded, learnt.width());
        for (int piece = 0; piece < 8; piece++) {
            int beyond = 0;
            for (int row = 0; row < 5000; row++) {
                beyond += encoded[row * learnt.width() + piece] == 1 ? 1 : 0;
            }
            assertThat(beyond / 5000.0).isBetween((7 - piece) / 8.0 - 0.01, (7 - piece) / 8.0 + 0.01);
        }
    }

    @Test
    void tellsItsPiecesAsJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ENCODER.files().get(PiecewiseEncoder.FILE));

        assertThat(json.path("features").asInt()).isEqualTo(2);
        assertThat(json.path("pieces")).hasSize(3);
        assertThat(json.path("pieces").get(2).path("column").asInt()).isEqualTo(1);
        assertThat(json.path("pieces").get(2).path("lower").asDouble()).isEqualTo(10);
        assertThat(json.path("pieces").get(2).path("scale").asDouble()).isEqualTo(0.5);
    }
}
