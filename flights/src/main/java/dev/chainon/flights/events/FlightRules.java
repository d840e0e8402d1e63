package dev.chainon.flights.events;

import dev.chainon.core.contract.Agreement.Use;
import dev.chainon.core.contract.RuleAction;
import dev.chainon.core.contract.RuleKind;
import java.util.Map;
import java.util.Set;

/** The rules of the contract that have code here, and what that code does with each; the contract must say the same. */
final class FlightRules {

    static final String DAY_EARLY = "stamp-day-early";
    static final String DELAY_WRAPPED = "delay-wrapped-by-a-day";
    static final String DELAY_NEGATIVE = "delay-far-negative";
    static final String TIME_SKIPPED = "local-time-skipped";
    static final String DELAY_RANGE = "delay-out-of-range";
    static final String MALFORMED = "record-malformed";
    static final String MISSING = "field-missing";
    static final String WRONG_TYPE = "field-type-wrong";
    static final String AIRPORT = "airport-unknown";
    static final String DISTANCE = "distance-implausible";
    static final String CLOCK = "stamp-far-from-clock";

    /** Equal rows are dropped by the load of the history, which counts occurrences. */
    private static final String DUPLICATED = "row-duplicated";

    /** A record alone cannot tell: the readers of the log apply it. */
    private static final String AHEAD = "clock-ahead";

    private static final Set<RuleKind> BOTH = Set.of(RuleKind.ROW, RuleKind.EVENT);
    private static final Set<RuleKind> EVENT = Set.of(RuleKind.EVENT);

    static final Map<String, Use> USES = Map.ofEntries(
            Map.entry(DAY_EARLY, new Use(BOTH, RuleAction.REPAIR)),
            Map.entry(DELAY_WRAPPED, new Use(BOTH, RuleAction.REPAIR)),
            Map.entry(DELAY_NEGATIVE, new Use(BOTH, RuleAction.REPAIR)),
            Map.entry(TIME_SKIPPED, new Use(BOTH, RuleAction.FLAG)),
            Map.entry(DELAY_RANGE, new Use(BOTH, RuleAction.QUARANTINE)),
            Map.entry(DUPLICATED, new Use(Set.of(RuleKind.ROW), RuleAction.DROP)),
            Map.entry(MALFORMED, new Use(EVENT, RuleAction.QUARANTINE)),
            Map.entry(MISSING, new Use(BOTH, RuleAction.QUARANTINE)),
            Map.entry(WRONG_TYPE, new Use(EVENT, RuleAction.QUARANTINE)),
            Map.entry(AIRPORT, new Use(BOTH, RuleAction.QUARANTINE)),
            Map.entry(DISTANCE, new Use(BOTH, RuleAction.QUARANTINE)),
            Map.entry(CLOCK, new Use(EVENT, RuleAction.QUARANTINE)),
            Map.entry(AHEAD, new Use(EVENT, RuleAction.QUARANTINE)));

    private FlightRules() {}
}
