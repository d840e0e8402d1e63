package dev.chainon.core.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A data contract, as much of the Open Data Contract Standard as the project acts on.
 *
 * @param id identifier of the contract
 * @param version its semantic version
 * @param tables its schema objects by name, in the order of the file
 * @param rules its quality rules by name, in the order they are to be applied
 */
public record Contract(String id, String version, Map<String, Table> tables, Map<String, Rule> rules) {

    public Contract {
        Objects.requireNonNull(id);
        Objects.requireNonNull(version);
        tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        rules = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /**
     * @throws IllegalArgumentException if the contract has no table of that name
     */
    public Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(
                    "contract " + id + " has no table '" + name + "'; it has " + tables.keySet());
        }
        return table;
    }

    /**
     * @throws IllegalArgumentException if the contract has no rule of that name
     */
    public Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException(
                    "contract " + id + " has no rule '" + name + "'; it has " + rules.keySet());
        }
        return rule;
    }

    public List<Rule> rulesOf(RuleKind kind) {
        return rules.values().stream().filter(r -> r.kinds().contains(kind)).collect(Collectors.toUnmodifiableList());
    }
}
