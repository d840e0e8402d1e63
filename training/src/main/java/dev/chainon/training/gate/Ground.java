package dev.chainon.training.gate;

import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.GroupReport;
import java.util.List;
import java.util.Objects;

/**
 * The rows on which models meet.
 *
 * @param outcomes 0 or 1, row by row
 * @param groups the groups that are guarded, grouping by grouping
 */
public record Ground(float[] outcomes, List<GroupReport.Membership> groups, Bootstrap bootstrap) {

    public Ground {
        Objects.requireNonNull(outcomes);
        groups = List.copyOf(groups);
        Objects.requireNonNull(bootstrap);
    }
}
