package dev.chainon.bench.clusters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.clustering.Cluster;
import org.hipparchus.clustering.Clusterable;
import org.hipparchus.clustering.DBSCANClusterer;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.MultiKMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/**
 * Which cluster each point belongs to, counted from 0; {@value #NOISE} for a point that belongs to none.
 */
record Partition(int[] labels) {

    static final int NOISE = -1;

    private static final int ITERATIONS = 200;
    private static final int TRIALS = 10;

    private record Numbered(int number, double[] values) implements Clusterable {
        @Override
        public double[] getPoint() {
            return values;
        }
    }

    /** k-means with the starts of Arthur and Vassilvitskii (2007), the best of ten. */
    static Partition byMeans(double[][] points, int k, long seed) {
        KMeansPlusPlusClusterer<Numbered> once =
                new KMeansPlusPlusClusterer<>(k, ITERATIONS, new EuclideanDistance(), new Well19937c(seed));
        return of(new MultiKMeansPlusPlusClusterer<>(once, TRIALS).cluster(numbered(points)), points.length);
    }

    /**
     * DBSCAN (Ester and others 1996).
     *
     * @param reach within which neighbours count
     * @param least neighbours of a point in the midst of a cluster
     */
    static Partition byDensity(double[][] points, double reach, int least) {
        return of(new DBSCANClusterer<Numbered>(reach, least).cluster(numbered(points)), points.length);
    }

    private static List<Numbered> numbered(double[][] points) {
        List<Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            numbered.add(new Numbered(i, points[i]));
        }
        return numbered;
    }

    private static Partition of(List<? extends Cluster<Numbered>> clusters, int points) {
        int[] labels = new int[points];
        Arrays.fill(labels, NOISE);
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            for (Numbered point : clusters.get(cluster).getPoints()) {
                labels[point.number()] = cluster;
            }
        }
        return new Partition(labels);
    }

    int clusters() {
        return Arrays.stream(labels).max().orElse(NOISE) + 1;
    }

    double noise() {
        return (double) Arrays.stream(labels).filter(label -> label == NOISE).count() / labels.length;
    }

    /** Mean silhouette (Rousseeuw 1987) of the points in a cluster, 0 for one that is alone; not a number for less than two clusters. */
    double silhouette(double[][] points) {
        if (clusters() < 2) {
            return Double.NaN;
        }
        double sum = 0;
        int n = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != NOISE) {
                sum += silhouette(points, i);
                n++;
            }
        }
        return sum / n;
    }

    private double silhouette(double[][] points, int i) {
        double[] sums = new double[clusters()];
        int[] counts = new int[clusters()];
        for (int j = 0; j < labels.length; j++) {
            if (j != i && labels[j] != NOISE) {
                sums[labels[j]] += distance(points[i], points[j]);
                counts[labels[j]]++;
            }
        }
        if (counts[labels[i]] == 0) {
            return 0;
        }
        double own = sums[labels[i]] / counts[labels[i]];
        double nearest = Double.POSITIVE_INFINITY;
        for (int cluster = 0; cluster < sums.length; cluster++) {
            if (cluster != labels[i]) {
                nearest = Math.min(nearest, sums[cluster] / counts[cluster]);
            }
        }
        return (nearest - own) / Math.max(nearest, own);
    }

    static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum);
    }

    /** Rand index adjusted for chance (Hubert and Arabie 1985): 1 for the same partition, 0 on average for unrelated ones. Noise is a cluster here. */
    double agreement(Partition other) {
        int width = other.clusters() + 1;
        long[] cells = new long[(clusters() + 1) * width];
        long[] rows = new long[clusters() + 1];
        long[] columns = new long[width];
        for (int i = 0; i < labels.length; i++) {
            cells[(labels[i] + 1) * width + other.labels[i] + 1]++;
            rows[labels[i] + 1]++;
            columns[other.labels[i] + 1]++;
        }
        double together = pairs(cells);
        double expected = pairs(rows) * pairs(columns) / pairs(new long[] {labels.length});
        double most = (pairs(rows) + pairs(columns)) / 2;
        return most <= expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(long[] counts) {
        return Arrays.stream(counts).mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
