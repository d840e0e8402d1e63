package dev.chainon.bench.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PartitionTest {

    @Test
    @Criterion("B2Cr3.clustering")
    void bothMethodsFindThreeHeapsOfPoints_andTheyAreStable() {
        double[][] points = heaps(3, 40, 0.3);
        int[] truth = new int[points.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i / 40;
        }

        Partition means = Partition.byMeans(points, 3, 1);
        Partition density = Partition.byDensity(points, 0.6, 4);

        assertThat(means.agreement(new Partition(truth))).isEqualTo(1);
        assertThat(density.clusters()).isEqualTo(3);
        assertThat(means.silhouette(points)).isGreaterThan(0.8);
        assertThat(means.silhouette(points))
                .isGreaterThan(Partition.byMeans(points, 5, 1).silhouette(points));
        assertThat(Stability.of(points, means, some -> Partition.byMeans(some, 3, 1), 5)
                        .mean())
                .isGreaterThan(0.99);
    }

    @Test
    @Criterion("B2Cr3.clustering")
    void saysThatThereIsNothing_whereThereIsNothing() {
        double[][] points = heaps(1, 150, 1);

        Partition means = Partition.byMeans(points, 4, 1);

        assertThat(means.silhouette(points)).isLessThan(0.5);
        assertThat(Stability.of(points, means, some -> Partition.byMeans(some, 4, 1), 5)
                        .mean())
                .isLessThan(0.9);
        assertThat(Partition.byDensity(points, 5, 4).silhouette(points)).isNaN();
    }

    private static double[][] heaps(int heaps, int of, double spread) {
        SplittableRandom random = new SplittableRandom(3);
        double[][] points = new double[heaps * of][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {
                10 * (i / of) + spread * random.nextGaussian(), 5 * (i / of % 2) + spread * random.nextGaussian()
            };
        }
        return points;
    }

    /** Two pairs on a line: a point of the left pair is 1 from its partner and 10.5 on average from the others. */
    @Test
    void silhouetteIsWorkedByHand() {
        double[][] points = {{0}, {1}, {10}, {11}};

        double outer = (10.5 - 1) / 10.5;
        double inner = (9.5 - 1) / 9.5;
        assertThat(new Partition(new int[] {0, 0, 1, 1}).silhouette(points))
                .isEqualTo((outer + inner) / 2, within(1e-12));
        assertThat(new Partition(new int[] {0, 0, 1, Partition.NOISE}).silhouette(points))
                .isEqualTo((0.9 + 8.0 / 9 + 0) / 3, within(1e-12));
    }

    /** The examples of scikit-learn's documentation of adjusted_rand_score. */
    @Test
    void agreementHasThePublishedValues() {
        Partition pairs = new Partition(new int[] {0, 0, 1, 1});
        assertThat(pairs.agreement(new Partition(new int[] {1, 1, 0, 0}))).isEqualTo(1);
        assertThat(pairs.agreement(new Partition(new int[] {0, 0, 1, 2}))).isEqualTo(0.571428571, within(1e-9));
        assertThat(new Partition(new int[] {0, 0, 0, 0}).agreement(new Partition(new int[] {0, 1, 2, 3})))
                .isZero();
    }

    @Test
    void aPartitionThatTellsNothingIsWorthOneHalf() {
        assertThat(Worth.of(List.of(new Worth.Group(0.2, 3, 7), new Worth.Group(0.2, 1, 9)))
                        .auc())
                .isEqualTo(0.5);
        // Of the 4 x 20 pairs, the 4 late ones beat the 20 on time of the lower group or tie with their own.
        assertThat(Worth.of(List.of(new Worth.Group(0.1, 0, 10), new Worth.Group(0.3, 4, 10)))
                        .auc())
                .isEqualTo((4 * 10 + 4 * 10 / 2.0) / 80);
    }

    @Test
    void profilesHoldNoDelay_andAreStandardised() {
        List<AirportDay> days = List.of(
                new AirportDay("AAA", 11_000, 10, 10, 9, 500, 700),
                new AirportDay("AAA", 11_001, 12, 12, 0, 510, 710),
                new AirportDay("BBB", 11_000, 100, 100, 1, 900, 800),
                new AirportDay("BBB", 11_001, 90, 90, 90, 950, 820),
                new AirportDay("CCC", 11_001, 1, 1, 1, 950, 820));
        List<AirportDay> onTime = days.stream()
                .map(day ->
                        new AirportDay(day.airport(), day.day(), day.flights(), 0, 0, day.miles(), day.minuteOfDay()))
                .toList();

        Profiles airports = Profiles.ofAirports(days);

        assertThat(airports.names()).containsExactly("AAA", "BBB");
        assertThat(airports.rows()[0][0]).isEqualTo(-airports.rows()[1][0], within(1e-9));
        assertThat(airports.rows()).isDeepEqualTo(Profiles.ofAirports(onTime).rows());
        assertThat(Profiles.ofDays(days).rows())
                .isDeepEqualTo(Profiles.ofDays(onTime).rows());
    }
}
