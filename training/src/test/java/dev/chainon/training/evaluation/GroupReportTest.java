package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.Grouping;
import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupReportTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(100, 3);

    /** Two groups of which the second is found twice as often. */
    @Test
    @Criterion("B2Cr1.groups")
    void tellsAGapFromNone_withItsInterval() {
        GroupReport unfair = report(0.4f, 0.8f);
        GroupReport fair = report(0.6f, 0.6f);

        assertThat(unfair.recallGap().value()).isEqualTo(0.4, within(0.03));
        assertThat(unfair.recallGap().interval().low()).isGreaterThan(0.3);
        assertThat(fair.recallGap().value()).isLessThan(0.05);
        assertThat(unfair.lines()).extracting(GroupReport.Line::group).containsExactly("few", "many");
        assertThat(unfair.lines().get(0).recall().interval().contains(0.4)).isTrue();
    }

    /** In each group the positives are found with a probability of its own; nothing else is warned of. */
    private static GroupReport report(float few, float many) {
        SplittableRandom random = new SplittableRandom(5);
        int rows = 20_000;
        float[] scores = new float[rows];
        float[] outcomes = new float[rows];
        int[] groups = new int[rows];
        long[] minutes = new long[rows];
        for (int i = 0; i < rows; i++) {
            groups[i] = i % 2;
            minutes[i] = i;
            outcomes[i] = random.nextInt(2);
            boolean found = random.nextDouble() < (groups[i] == 0 ? few : many);
            scores[i] = outcomes[i] == 1 && found ? 0.9f : 0.1f;
        }
        return GroupReport.of(
                scores,
                outcomes,
                new GroupReport.Membership(new Named(), groups, Days.of(minutes)),
                new double[] {0.5, 0.5},
                BOOTSTRAP);
    }

    @Test
    void countsByHand_eachGroupUnderItsOwnThreshold() {
        float[] scores = {0.9f, 0.3f, 0.6f, 0.2f, 0.9f, 0.3f};
        float[] outcomes = {1, 1, 0, 0, 1, 0};
        int[] groups = {0, 0, 0, 1, 1, 1};
        GroupReport report = GroupReport.of(
                scores,
                outcomes,
                new GroupReport.Membership(new Named(), groups, Days.of(new long[] {0, 0, 0, 0, 0, 0})),
                new double[] {0.5, 0.25},
                BOOTSTRAP);

        GroupReport.Line few = report.lines().get(0);
        GroupReport.Line many = report.lines().get(1);
        assertThat(few.rows()).isEqualTo(3);
        assertThat(few.baseRate()).isEqualTo(2 / 3.0);
        assertThat(few.recall().value()).isEqualTo(0.5);
        assertThat(few.falseAlarms().value()).isEqualTo(1);
        assertThat(few.bias().value()).isEqualTo((1.8 - 2) / 3, within(1e-6));
        assertThat(many.recall().value()).isEqualTo(1);
        assertThat(many.falseAlarms().value()).isEqualTo(0.5);
        assertThat(report.recallGap().value()).isEqualTo(0.5);
        assertThat(few.recall().interval())
                .as("one day has no other to be drawn")
                .isEqualTo(new Interval(0.5, 0.5));
    }

    private record Named() implements Grouping {

        @Override
        public String key() {
            return "how-many";
        }

        @Override
        public List<String> groups() {
            return List.of("few", "many", "none");
        }

        @Override
        public int group(float[] features, long minute) {
            return 0;
        }
    }
}
