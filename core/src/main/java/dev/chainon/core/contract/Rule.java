package dev.chainon.core.contract;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A purification rule of the contract.
 *
 * @param name identifier, used in counts, quarantine and repairs
 * @param kinds where it runs
 * @param action what it does
 * @param severity how grave it is when it fires
 * @param description one sentence
 * @param parameters numbers the rule is tuned with, by name
 */
public record Rule(
        String name,
        Set<RuleKind> kinds,
        RuleAction action,
        Severity severity,
        Text description,
        Map<String, Integer> parameters) {

    public Rule {
        Objects.requireNonNull(name);
        Objects.requireNonNull(action);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(description);
        kinds = Set.copyOf(kinds);
        parameters = Map.copyOf(parameters);
    }

    /**
     * A parameter by its name.
     *
     * @throws IllegalArgumentException if the contract gives the rule no such parameter
     */
    public int parameter(String parameter) {
        Integer value = parameters.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("rule '" + name + "' needs the parameter '" + parameter
                    + "' in the contract; it has " + parameters.keySet());
        }
        return value;
    }
}
