package dev.chainon.training.gate;

import dev.chainon.registry.Check;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a gate says: every condition with its figure and bound. */
public record Verdict(List<Check> checks) {

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** Whether every condition is met. A gate that measured nothing lets nobody pass. */
    public boolean passed() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::passed);
    }

    /** One sentence for each condition. */
    public List<String> reasons() {
        return checks.stream().map(Check::words).toList();
    }

    /** For a log: what is not met, or else everything but the groups, which are counted. */
    public String summary() {
        if (!passed()) {
            return checks.isEmpty()
                    ? "nothing was measured"
                    : words(checks.stream().filter(check -> !check.passed()));
        }
        long groups = checks.stream().filter(GroupChecks::isOfGroup).count();
        return words(checks.stream().filter(check -> !GroupChecks.isOfGroup(check)))
                + (groups == 0 ? "" : "; " + groups + " checks of groups met");
    }

    private static String words(Stream<Check> checks) {
        return checks.map(Check::words).collect(Collectors.joining("; "));
    }
}
