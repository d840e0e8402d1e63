package dev.chainon.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed of the rules. */
final class RuleChanges {

    private RuleChanges() {}

    static List<Change> between(Contract released, Contract next) {
        List<Change> changes = new ArrayList<>();
        for (Rule rule : released.rules().values()) {
            Optional<Rule> now = Optional.ofNullable(next.rules().get(rule.name()));
            if (now.isEmpty()) {
                changes.add(Change.major(path(rule), "the rule is gone, so what it caught passes"));
            } else {
                compare(rule, now.get(), changes);
            }
        }
        for (Rule rule : next.rules().values()) {
            if (!released.rules().containsKey(rule.name())) {
                changes.add(Change.minor(path(rule), "the rule is new"));
            }
        }
        return changes;
    }

    private static void compare(Rule released, Rule next, List<Change> changes) {
        String path = path(released);
        if (released.action() != next.action()) {
            String step = "the action goes from " + released.action() + " to " + next.action();
            changes.add(
                    released.action() == RuleAction.QUARANTINE
                            ? Change.major(path, step + ", so what it refused passes")
                            : Change.minor(path, step));
        }
        if (!next.kinds().containsAll(released.kinds())) {
            changes.add(Change.major(path, "the rule runs in " + next.kinds() + " only"));
        } else if (!released.kinds().equals(next.kinds())) {
            changes.add(Change.minor(path, "the rule runs in more places"));
        }
        if (!released.parameters().equals(next.parameters())) {
            changes.add(
                    Change.minor(path, "the parameters go from " + released.parameters() + " to " + next.parameters()));
        }
        if (released.severity() != next.severity()) {
            changes.add(Change.minor(path, "the severity goes from " + released.severity() + " to " + next.severity()));
        }
        if (!released.description().equals(next.description())) {
            changes.add(new Change(Change.Level.PATCH, path, "the description changed"));
        }
    }

    private static String path(Rule rule) {
        return "rule " + rule.name();
    }
}
