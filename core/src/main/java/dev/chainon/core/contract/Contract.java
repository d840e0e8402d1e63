package dev.chainon.core.contract;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A data contract, as much of the Open Data Contract Standard as the project acts on.
 *
 * @param header what it says of itself
 * @param tables its schema objects by name, in the order of the file
 * @param rules its quality rules by name, in the order they are to be applied
 * @param levels its service levels
 * @param servers where its data live
 */
public record Contract(
        Header header,
        Map<String, Table> tables,
        Map<String, Rule> rules,
        List<ServiceLevel> levels,
        List<Server> servers) {

    public Contract {
        Objects.requireNonNull(header);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        levels = List.copyOf(levels);
        servers = List.copyOf(servers);
        checkLevels(header, tables, levels);
        checkRecipients(header, tables);
    }

    private static void checkLevels(Header header, Map<String, Table> tables, List<ServiceLevel> levels) {
        for (ServiceLevel level : levels) {
            if (!level.element().isEmpty() && !tables.containsKey(level.table())) {
                throw new IllegalArgumentException("service level '" + level.property() + "' of contract " + header.id()
                        + " is about '" + level.element() + "', which is none of " + tables.keySet());
            }
        }
    }

    private static void checkRecipients(Header header, Map<String, Table> tables) {
        List<String> roles = header.roles().stream().map(Header.Access::role).toList();
        for (Table table : tables.values()) {
            List<String> unknown = table.processing().map(Processing::recipients).orElse(List.of()).stream()
                    .filter(recipient -> !roles.contains(recipient))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("table '" + table.name() + "' of contract " + header.id()
                        + " has the recipients " + unknown + ", which are none of its roles " + roles);
            }
        }
    }

    public String id() {
        return header.id();
    }

    public String version() {
        return header.version();
    }

    /**
     * A table by its name.
     *
     * @throws IllegalArgumentException if the contract has no table of that name
     */
    public Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(
                    "contract " + id() + " has no table '" + name + "'; it has " + tables.keySet());
        }
        return table;
    }

    /**
     * A rule by its name.
     *
     * @throws IllegalArgumentException if the contract has no rule of that name
     */
    public Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException(
                    "contract " + id() + " has no rule '" + name + "'; it has " + rules.keySet());
        }
        return rule;
    }

    public List<Rule> rulesOf(RuleKind kind) {
        return rules.values().stream().filter(r -> r.kinds().contains(kind)).collect(Collectors.toUnmodifiableList());
    }

    /** How long rows of a table are kept; empty where the contract sets no end. */
    public Optional<Duration> retention(String table) {
        return levels.stream()
                .filter(l ->
                        l.property().equals(ServiceLevel.RETENTION) && l.table().equals(table))
                .findFirst()
                .map(ServiceLevel::duration);
    }

    /**
     * The same by the name that the store has for it.
     *
     * @param place a physicalName of the contract, such as {@code runtime.prediction} or {@code flights.raw}
     */
    public Optional<Duration> retentionAt(String place) {
        return tables.values().stream()
                .filter(table -> table.place().name().equals(place))
                .findFirst()
                .flatMap(table -> retention(table.name()));
    }

    /** How long the log of a replay is kept once the replay is closed; empty where the contract sets no end. */
    public Optional<Duration> retentionAfterClose() {
        return levels.stream()
                .filter(level -> level.property().equals(ServiceLevel.RETENTION_AFTER_CLOSE))
                .findFirst()
                .map(ServiceLevel::duration);
    }
}
