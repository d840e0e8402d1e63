package dev.chainon.core.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed of the service levels. */
final class LevelChanges {

    private LevelChanges() {}

    static List<Change> between(Contract released, Contract next) {
        List<Change> changes = new ArrayList<>();
        for (ServiceLevel level : released.levels()) {
            Optional<ServiceLevel> now = same(next, level);
            if (now.isEmpty()) {
                changes.add(Change.major(path(level), "the promise is withdrawn"));
            } else if (compare(level, now.get()) != 0) {
                String step = "from " + level.value() + " " + level.unit() + " to "
                        + now.get().value() + " " + now.get().unit();
                changes.add(
                        weaker(released, level, now.get())
                                ? Change.major(path(level), "the promise weakens " + step)
                                : Change.minor(path(level), "the promise goes " + step));
            }
        }
        for (ServiceLevel level : next.levels()) {
            if (same(released, level).isEmpty()) {
                changes.add(Change.minor(path(level), "the promise is new"));
            }
        }
        return changes;
    }

    /** More is worse, except for what is kept for its readers and for shares; personal data are kept for their persons. */
    private static boolean weaker(Contract contract, ServiceLevel released, ServiceLevel next) {
        boolean moreIsBetter = released.unit().equals("percent")
                || (released.isRetention()
                        && contract.table(released.table()).personal().isEmpty());
        return moreIsBetter ? compare(released, next) > 0 : compare(released, next) < 0;
    }

    private static int compare(ServiceLevel released, ServiceLevel next) {
        return released.unit().equals(next.unit())
                ? new BigDecimal(released.value()).compareTo(new BigDecimal(next.value()))
                : released.duration().compareTo(next.duration());
    }

    private static Optional<ServiceLevel> same(Contract contract, ServiceLevel level) {
        return contract.levels().stream()
                .filter(l -> path(l).equals(path(level)))
                .findFirst();
    }

    private static String path(ServiceLevel level) {
        return level.property() + " of " + level.element();
    }
}
