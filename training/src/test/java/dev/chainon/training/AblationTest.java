package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationTest {

    private static final Progress QUIET =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThread() {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
    }

    /** The label follows heat times litres, and tilt; the rest is noise. */
    @Test
    @Criterion("B3Cr6.enrichment-gain")
    void findsTheFamiliesThatMatter_andNoGainInNoise() throws IOException {
        TrainingSet set = ToySet.in(folder, 4_000, 2_000, 3);
        Map<String, List<String>> families = new LinkedHashMap<>();
        families.put("product", List.of("heat", "litres"));
        families.put("slope", List.of("tilt"));
        families.put("junk", List.of("noise", "constant"));

        AblationResult result = new Ablation(set, ToySet.settings(6), QUIET, 3).measure(families);

        JsonNode told = new ObjectMapper().readTree(result.json());
        JsonNode network = told.at("/models/network/gains");
        assertThat(network.at("/product/auc/low").asDouble()).isGreaterThan(0.02);
        assertThat(network.at("/slope/auc/low").asDouble()).isGreaterThan(0.02);
        assertThat(network.at("/slope/logloss/low").asDouble()).isPositive();
        assertThat(network.at("/junk/auc/value").asDouble())
                .as("below what another seed changes, or a hundredth")
                .isLessThan(Math.max(told.at("/seeds/auc").asDouble(), 0.01));
        assertThat(told.at("/models/linear/gains/product/auc/value").asDouble())
                .as("a linear model never knew the product")
                .isLessThan(0.02);
        assertThat(told.at("/seeds/auc").asDouble()).isPositive();
        assertThat(told.path("train").asInt()).isEqualTo(4_000);
    }

    @Test
    void hiddenColumnsReadAsZero_andTheSetItselfStaysAsItIs() throws IOException {
        TrainingSet set = ToySet.in(folder, 20, 10, 3);
        TrainingSet hiding = set.hiding(List.of("litres", "constant"));
        float[] before = new float[10];
        float[] after = new float[10];

        set.train().read(3, 2, before, 0);
        hiding.train().read(3, 2, after, 0);

        for (int row = 0; row < 2; row++) {
            assertThat(after[row * 5 + 1]).isZero();
            assertThat(after[row * 5 + 4]).isZero();
            assertThat(after[row * 5]).isEqualTo(before[row * 5]).isNotZero();
            assertThat(before[row * 5 + 4]).isEqualTo(7);
        }
    }

    @Test
    void spreadTakesWholeBlocksFromAllOverThePeriod() throws IOException {
        TrainingSet set = ToySet.in(folder, 1_000, 10, 3);
        Split some = set.spread(300, 10).train();
        float[] whole = new float[1_000 * 5];
        float[] part = new float[some.rows() * 5];
        set.train().read(0, 1_000, whole, 0);
        some.read(0, some.rows(), part, 0);

        assertThat(some.rows()).isEqualTo(250);
        assertThat(some.minutes()).startsWith(0, 20, 40).isSorted().contains(19_200);
        for (int row = 0; row < some.rows(); row++) {
            int from = row / 10 * 40 + row % 10;
            assertThat(some.minutes()[row]).isEqualTo(from * 20L);
            assertThat(part[row * 5 + 3]).isEqualTo(whole[from * 5 + 3]);
            assertThat(some.label(row)).isEqualTo(set.train().label(from));
        }
        assertThat(set.spread(1_000, 10).train().rows()).isEqualTo(1_000);
    }

    @Test
    void refusesToJudgeWithoutASecondSeed() throws IOException {
        TrainingSet set = ToySet.in(folder, 100, 50, 3);

        assertThatThrownBy(() -> new Ablation(set, ToySet.settings(1), QUIET, 1))
                .hasMessageContaining("seeds");
    }
}
