package dev.chainon.training.gate;

import dev.chainon.registry.Bound;
import dev.chainon.registry.Check;
import dev.chainon.registry.Measured;
import dev.chainon.registry.Measured.Unit;
import dev.chainon.training.evaluation.Estimate;
import dev.chainon.training.evaluation.GroupChange;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * No group may lose for the good of the others: its recall, when both models warn of as many rows, and its mean loss. A change that the interval cannot tell
 * from the margin is noise and blocks nobody.
 */
final class GroupChecks {

    static final String RECALL = "group.recall";
    static final String LOSS = "group.logloss";

    private final GateSettings.Groups settings;

    GroupChecks(GateSettings.Groups settings) {
        this.settings = settings;
    }

    static boolean isOfGroup(Check check) {
        return check.name().equals(RECALL) || check.name().equals(LOSS);
    }

    List<Check> of(Contender candidate, Contender champion, Ground ground) {
        Policy before = Policy.at(champion.scores(), champion.threshold());
        Policy now = Policy.warningOfAsMany(candidate.scores(), before);
        List<Check> checks = new ArrayList<>();
        for (GroupReport.Membership members : ground.groups()) {
            String grouping = members.grouping().key();
            GroupChange.of(now, before, ground.outcomes(), members, ground.bootstrap())
                    .forEach(change -> {
                        String group = grouping + "/" + change.group();
                        checks.add(check(RECALL, group, change.recall(), settings.recall()));
                        checks.add(check(LOSS, group, change.lossGain(), settings.logLoss()));
                    });
        }
        return checks;
    }

    private static Check check(String name, String group, Estimate gain, double margin) {
        return new Check(
                name,
                group,
                new Measured(
                        gain.value(), gain.interval().low(), gain.interval().high(), Unit.NUMBER),
                Bound.notSurelyBelow(-margin),
                "");
    }
}
