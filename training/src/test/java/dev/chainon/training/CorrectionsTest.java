package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.core.model.Costs;
import dev.chainon.training.evaluation.Days;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Policy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {

    private static final int ROWS = 40_000;
    private static final Bootstrap BOOTSTRAP = new Bootstrap(60, 3);

    private final float[] scores = new float[ROWS];
    private final float[] outcomes = new float[ROWS];
    private final int[] groups = new int[ROWS];
    private final long[] minutes = new long[ROWS];

    @BeforeAll
    static void prepare() {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
    }

    private record Side() implements Grouping {

        @Override
        public String key() {
            return "side";
        }

        @Override
        public List<String> groups() {
            return List.of("rare", "frequent");
        }

        @Override
        public int group(float[] features, long minute) {
            return features[2] < 0 ? 0 : 1;
        }
    }

    /** Right probabilities, of which the second group has higher ones: at one threshold it is found more often. */
    private Corrections corrections(Costs costs) {
        SplittableRandom random = new SplittableRandom(8);
        for (int row = 0; row < ROWS; row++) {
            groups[row] = row % 2;
            minutes[row] = row;
            double logOdds = random.nextGaussian() * 1.5 - (groups[row] == 0 ? 2 : 0.5);
            scores[row] = (float) (1 / (1 + Math.exp(-logOdds)));
            outcomes[row] = random.nextDouble() < scores[row] ? 1 : 0;
        }
        return new Corrections(outcomes, members(), costs);
    }

    private GroupReport.Membership members() {
        return new GroupReport.Membership(new Side(), groups, Days.of(minutes));
    }

    private GroupReport report(Policy policy) {
        return GroupReport.of(policy, outcomes, members(), BOOTSTRAP);
    }

    @Test
    @Criterion("B2Cr1.groups")
    void aThresholdForEachGroupClosesTheGap_andHasItsPrice() {
        Costs costs = new Costs(1, 4);
        Corrections corrections = corrections(costs);

        Policy one = corrections.oneThreshold(scores);
        Policy each = corrections.thresholdByGroup(scores);

        assertThat(report(one).recallGap().interval().low()).isGreaterThan(0.1);
        assertThat(report(each).recallGap().value()).isLessThan(0.05);
        assertThat(report(each).lines().get(0).falseAlarms().value())
                .isGreaterThan(report(one).lines().get(0).falseAlarms().value());
        Policy.Resampled days = new Policy.Resampled(Days.of(minutes), BOOTSTRAP);
        assertThat(each.dearerThan(one, outcomes, costs, days).interval().low()).isPositive();
        assertThat(one.dearerThan(one, outcomes, costs, days).value()).isZero();
    }

    @Test
    @Criterion("B2Cr1.groups")
    void calibrationByGroupRepairsAGroupsBias_andLeavesRightProbabilitiesAlone() {
        Corrections corrections = corrections(new Costs(1, 4));
        float[] wrong = scores.clone();
        for (int row = 0; row < ROWS; row += 2) {
            wrong[row] = scores[row] / 2;
        }

        GroupReport before = report(corrections.oneThreshold(wrong));
        GroupReport after = report(corrections.calibrationByGroup(wrong));

        assertThat(before.lines().get(0).bias().value()).isLessThan(-0.05);
        assertThat(after.lines().get(0).bias().value()).isEqualTo(0, within(0.01));
        assertThat(report(corrections.calibrationByGroup(scores))
                        .lines()
                        .get(1)
                        .bias()
                        .value())
                .isEqualTo(0, within(0.01));
    }

    /** Four rows by hand: P(g) P(y) / P(g, y). */
    @Test
    @Criterion("B1Cr2.formulas")
    void weightsMakeGroupAndOutcomeIndependent() {
        double[][] weights = Reweighing.weights(new int[] {0, 0, 0, 1}, new float[] {0, 0, 1, 1}, 2);

        assertThat(weights[0][0]).isEqualTo((3 / 4.0) * (2 / 4.0) / (2 / 4.0));
        assertThat(weights[0][1]).isEqualTo((3 / 4.0) * (2 / 4.0) / (1 / 4.0));
        assertThat(weights[1][0]).isZero();
        assertThat(weights[1][1]).isEqualTo((1 / 4.0) * (2 / 4.0) / (1 / 4.0));
    }

    @Test
    @Criterion("B2Cr1.groups")
    void drawnRowsHaveTheSameShareOfPositivesInEachGroup(@TempDir Path folder) throws IOException {
        TrainingSet set = ToySet.in(folder, 20_000, 200, 3);

        Split drawn = Reweighing.drawn(set, new Side(), 5).train();

        double[] positives = new double[2];
        double[] rows = new double[2];
        int[] sides = Analysis.members(new Side(), drawn);
        for (int row = 0; row < drawn.rows(); row++) {
            rows[sides[row]]++;
            positives[sides[row]] += drawn.label(row);
        }
        assertThat(drawn.rows()).isCloseTo(20_000, within(400));
        assertThat(positives[0] / rows[0]).isEqualTo(positives[1] / rows[1], within(0.02));
    }

    @Test
    @Criterion("B2Cr1.groups")
    void theAuditNamesTheGreatestGap_andComparesThreeCorrectionsWithTheirPrice(@TempDir Path folder)
            throws IOException {
        TrainingSet set = ToySet.in(folder, 6000, 4000, 3);
        Progress progress = new Progress(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        ObjectNode found =
                new BiasAudit(set, ToySet.settings(3), new Costs(1, 4), progress).measure(List.of(new Side()));

        assertThat(found.path("grouping").asText()).isEqualTo("side");
        assertThat(found.path("corrections").properties().stream().map(entry -> entry.getKey()))
                .containsExactly("none", "reweighing", "thresholds", "calibration");
        found.path("corrections").forEach(correction -> {
            assertThat(correction.at("/gap/low").asDouble())
                    .isLessThanOrEqualTo(correction.at("/gap/high").asDouble());
            assertThat(correction.at("/aucChange/low").isNumber()).isTrue();
            assertThat(correction.at("/costChange/value").isNumber()).isTrue();
            assertThat(correction.path("groups")).hasSize(2);
        });
        assertThat(found.at("/corrections/none/costChange/value").asDouble()).isZero();
    }
}
