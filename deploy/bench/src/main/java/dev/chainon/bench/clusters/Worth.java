package dev.chainon.bench.clusters;

import java.util.Comparator;
import java.util.List;

/**
 * What a partition tells of delays: AUC on later flights when each is given the late share that its cluster had before.
 *
 * @param auc ties count half, so a partition that tells nothing has one half
 */
record Worth(double auc) {

    /** Flights that are given one score. */
    record Group(double score, double late, double onTime) {}

    static Worth of(List<Group> groups) {
        double won = 0;
        double below = 0;
        double late = 0;
        List<Group> sorted =
                groups.stream().sorted(Comparator.comparingDouble(Group::score)).toList();
        for (int from = 0; from < sorted.size(); ) {
            double tiedLate = 0;
            double tiedOnTime = 0;
            int to = from;
            for (;
                    to < sorted.size()
                            && sorted.get(to).score() == sorted.get(from).score();
                    to++) {
                tiedLate += sorted.get(to).late();
                tiedOnTime += sorted.get(to).onTime();
            }
            won += tiedLate * (below + tiedOnTime / 2);
            below += tiedOnTime;
            late += tiedLate;
            from = to;
        }
        return new Worth(won / (late * below));
    }
}
