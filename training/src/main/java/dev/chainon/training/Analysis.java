package dev.chainon.training;

import dev.chainon.core.model.Grouping;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.core.model.Costs;
import dev.chainon.training.evaluation.Days;
import dev.chainon.training.evaluation.DeLong;
import dev.chainon.training.evaluation.Errors;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Importance;
import dev.chainon.training.evaluation.Policy;
import dev.chainon.training.evaluation.Reliability;
import dev.chainon.training.evaluation.Sweep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A candidate looked into on the validation rows.
 *
 * @param sweeps of the candidate under {@value #MODEL} and of each member of the control group: what every threshold leads to
 * @param reliabilities likewise: announced probability against observed share
 * @param cheapest threshold of the candidate that costs least on these rows
 * @param tests DeLong's test of the candidate against each member of the control group
 */
record Analysis(
        Costs costs,
        Map<String, Sweep> sweeps,
        Map<String, Reliability> reliabilities,
        Sweep.Cut cheapest,
        Map<String, DeLong> tests,
        List<GroupReport> groups,
        Errors errors,
        Importance importance) {

    static final String MODEL = "model";
    private static final int SHOWN_ERRORS = 8;

    Analysis {
        sweeps = new LinkedHashMap<>(sweeps);
        reliabilities = new LinkedHashMap<>(reliabilities);
        tests = new LinkedHashMap<>(tests);
        groups = List.copyOf(groups);
    }

    static Analysis of(
            Identity identity, List<Grouping> groupings, Map<String, Scored> scored, Importance.Scorer model) {
        Split split = identity.set().validation();
        float[] outcomes = split.labels();
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        Map<String, Reliability> reliabilities = new LinkedHashMap<>();
        Map<String, DeLong> tests = new LinkedHashMap<>();
        float[] scores =
                scored.getOrDefault(MODEL, scored.values().iterator().next()).scores();
        scored.forEach((name, one) -> {
            sweeps.put(name, Sweep.of(one.scores(), outcomes));
            reliabilities.put(name, Reliability.of(one.scores(), outcomes));
            if (!name.equals(MODEL)) {
                tests.put(name, DeLong.between(scores, one.scores(), outcomes));
            }
        });
        Costs costs = identity.analysis().costs();
        Sweep.Cut cheapest = Sweep.of(scores, outcomes).cheapest(costs);
        return new Analysis(
                costs,
                sweeps,
                reliabilities,
                cheapest,
                tests,
                groups(identity, groupings, scores, cheapest.threshold()),
                Errors.of(scores, outcomes, split.minutes(), SHOWN_ERRORS),
                Importance.of(model, sample(identity), identity.settings().seed()));
    }

    private static List<GroupReport> groups(
            Identity identity, List<Grouping> groupings, float[] scores, double threshold) {
        Split split = identity.set().validation();
        Bootstrap bootstrap = new Bootstrap(
                identity.settings().resamples(), identity.settings().seed());
        Days days = Days.of(split.minutes());
        return groupings.stream()
                .map(grouping -> GroupReport.of(
                        Policy.at(scores, threshold),
                        split.labels(),
                        new GroupReport.Membership(grouping, members(grouping, split), days),
                        bootstrap))
                .toList();
    }

    /** The group of each row. */
    static int[] members(Grouping grouping, Split split) {
        long[] minutes = split.minutes();
        float[] row = new float[split.width()];
        int[] members = new int[minutes.length];
        for (int i = 0; i < members.length; i++) {
            split.read(i, 1, row, 0);
            members[i] = grouping.group(row, minutes[i]);
        }
        return members;
    }

    /** Rows drawn without replacement, in their order. */
    private static Importance.Sample sample(Identity identity) {
        Split split = identity.set().validation();
        int[] drawn = new SplittableRandom(identity.settings().seed())
                .ints(0, split.rows())
                .distinct()
                .limit(Math.min(identity.analysis().importanceRows(), split.rows()))
                .sorted()
                .toArray();
        float[] rows = new float[drawn.length * split.width()];
        float[] outcomes = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            split.read(drawn[i], 1, rows, i);
            outcomes[i] = split.label(drawn[i]);
        }
        return new Importance.Sample(rows, outcomes, identity.set().features());
    }
}
