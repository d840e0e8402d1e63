package dev.chainon.bench.clusters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Units clustered by k-means, whose number of clusters has the best silhouette, and by density.
 *
 * @param unit of an airport's day: the airport, or the day
 */
record Exploration(Profiles profiles, Function<AirportDay, String> unit) {

    private static final int MOST = 6;
    private static final int NEIGHBOURS = 5;
    private static final double SHARE_WITHIN_REACH = 0.9;
    private static final long SEED = 7;

    /** AUC on later flights by the late share that each cluster had before, of both methods. */
    record Worths(double means, double density) {}

    Partition means() {
        return IntStream.rangeClosed(2, MOST)
                .mapToObj(k -> Partition.byMeans(profiles.rows(), k, SEED))
                .max(Comparator.comparingDouble(partition -> partition.silhouette(profiles.rows())))
                .orElseThrow();
    }

    /** The reach has nine points in ten within it of their fifth neighbour. */
    double reach() {
        double[][] rows = profiles.rows();
        double[] fifth = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] from = rows[i];
            double[] distances = Arrays.stream(rows)
                    .mapToDouble(to -> Partition.distance(from, to))
                    .sorted()
                    .toArray();
            fifth[i] = distances[Math.min(NEIGHBOURS, distances.length - 1)];
        }
        Arrays.sort(fifth);
        return fifth[(int) (SHARE_WITHIN_REACH * (fifth.length - 1))];
    }

    Partition density(double reach) {
        return Partition.byDensity(profiles.rows(), reach, NEIGHBOURS);
    }

    Worths worth(List<AirportDay> before, List<AirportDay> later) {
        return new Worths(auc(means(), before, later), auc(density(reach()), before, later));
    }

    private double auc(Partition partition, List<AirportDay> before, List<AirportDay> later) {
        Map<String, Integer> clusterOf = new HashMap<>();
        for (int i = 0; i < profiles.names().size(); i++) {
            clusterOf.put(profiles.names().get(i), partition.labels()[i]);
        }
        Map<Integer, double[]> sums = new HashMap<>();
        double[] all = new double[2];
        for (AirportDay day : before) {
            double[] own = sums.computeIfAbsent(cluster(clusterOf, day), key -> new double[2]);
            own[0] += day.late();
            own[1] += day.judged();
            all[0] += day.late();
            all[1] += day.judged();
        }
        List<Worth.Group> groups = new ArrayList<>();
        for (AirportDay day : later) {
            double[] own = sums.getOrDefault(cluster(clusterOf, day), all);
            groups.add(new Worth.Group(own[0] / own[1], day.late(), day.judged() - day.late()));
        }
        return Worth.of(groups).auc();
    }

    private int cluster(Map<String, Integer> clusterOf, AirportDay day) {
        return clusterOf.getOrDefault(unit.apply(day), Partition.NOISE);
    }

    void tell(String name, Worths worths, Map<String, Double> figures, ObjectNode out) {
        double[][] rows = profiles.rows();
        out.put("units", rows.length);
        out.putPOJO("columns", profiles.columns());
        ObjectNode byK = out.putObject("silhouettes");
        for (int k = 2; k <= MOST; k++) {
            byK.put(Integer.toString(k), Partition.byMeans(rows, k, SEED).silhouette(rows));
        }
        Partition means = means();
        int k = means.clusters();
        describe(name + ".means", means, figures, out.putObject("means"));
        stability(
                name + ".means",
                Stability.of(rows, means, some -> Partition.byMeans(some, k, SEED), SEED),
                figures,
                (ObjectNode) out.path("means"));
        double reach = reach();
        Partition density = density(reach);
        out.put("reach", reach);
        describe(name + ".density", density, figures, out.putObject("density"));
        stability(
                name + ".density",
                Stability.of(rows, density, some -> Partition.byDensity(some, reach, NEIGHBOURS), SEED),
                figures,
                (ObjectNode) out.path("density"));
        ((ObjectNode) out.path("means")).put("auc", worths.means());
        ((ObjectNode) out.path("density")).put("auc", worths.density());
        figures.put("clusters." + name + ".means.auc", worths.means());
        figures.put("clusters." + name + ".density.auc", worths.density());
    }

    private void describe(String id, Partition partition, Map<String, Double> figures, ObjectNode out) {
        double silhouette = partition.silhouette(profiles.rows());
        out.put("clusters", partition.clusters()).put("noise", partition.noise());
        figures.put("clusters." + id + ".count", (double) partition.clusters());
        figures.put("clusters." + id + ".noise", partition.noise());
        if (Double.isFinite(silhouette)) {
            out.put("silhouette", silhouette);
            figures.put("clusters." + id + ".silhouette", silhouette);
        }
    }

    private static void stability(String id, Stability found, Map<String, Double> figures, ObjectNode out) {
        out.put("stability", found.mean()).put("stabilityLow", found.low()).put("stabilityHigh", found.high());
        figures.put("clusters." + id + ".stability", found.mean());
    }
}
