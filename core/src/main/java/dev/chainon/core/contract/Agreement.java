package dev.chainon.core.contract;

import dev.chainon.core.event.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds code to the contract where code must name a column or a rule: checked when the code is constructed, with an error that names both.
 *
 * @param contract what is agreed
 * @param code name of the code that is held to it
 */
public record Agreement(Contract contract, String code) {

    /**
     * What code does for a rule.
     *
     * @param kinds where it applies the rule
     * @param action what it does with what it finds
     */
    public record Use(Set<RuleKind> kinds, RuleAction action) {
        public Use {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * The code applies exactly the rules of the contract, as the contract says.
     *
     * @throws IllegalArgumentException naming the rule, what the contract says and what the code does
     */
    public void rules(Map<String, Use> applied) {
        for (Map.Entry<String, Use> each : applied.entrySet()) {
            Rule rule = Optional.ofNullable(contract.rules().get(each.getKey()))
                    .orElseThrow(() -> error("rule '" + each.getKey() + "'", "nothing", "applies it"));
            Use use = each.getValue();
            if (rule.action() != use.action() || !rule.kinds().equals(use.kinds())) {
                throw error(
                        "rule '" + rule.name() + "'",
                        words(rule.action(), rule.kinds()),
                        "does " + words(use.action(), use.kinds()));
            }
        }
        for (String rule : contract.rules().keySet()) {
            if (!applied.containsKey(rule)) {
                Rule declared = contract.rule(rule);
                throw error("rule '" + rule + "'", words(declared.action(), declared.kinds()), "does not know it");
            }
        }
    }

    private static String words(RuleAction action, Set<RuleKind> kinds) {
        return action + " in " + kinds.stream().sorted().toList();
    }

    /**
     * The code writes exactly these columns, in this order.
     *
     * @throws IllegalArgumentException naming what differs
     */
    public void columns(Table table, List<Field> written) {
        positions(table, written);
        if (!table.fields().equals(written)) {
            throw error(
                    "table '" + table.name() + "'",
                    names(table.fields()).toString(),
                    "has the columns " + names(written));
        }
    }

    /**
     * Where the columns that the code reads stand in a row of the table, which may hold others too.
     *
     * @throws IllegalArgumentException naming the first column on which contract and code differ
     */
    public int[] positions(Table table, List<Field> read) {
        List<Field> declared = table.fields();
        int[] positions = new int[read.size()];
        for (int i = 0; i < positions.length; i++) {
            Field wanted = read.get(i);
            positions[i] = names(declared).indexOf(wanted.name());
            String place = "column '" + wanted.name() + "' of table '" + table.name() + "'";
            if (positions[i] < 0) {
                throw error(place, "nothing", "reads it as " + words(wanted));
            }
            if (!declared.get(positions[i]).equals(wanted)) {
                throw error(place, words(declared.get(positions[i])), "takes it as " + words(wanted));
            }
        }
        return positions;
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static String words(Field field) {
        return (field.required() ? "required " : "optional ") + field.type();
    }

    private IllegalArgumentException error(String place, String declared, String does) {
        return new IllegalArgumentException("contract " + contract.id() + " " + contract.version() + " and " + code
                + " differ on " + place + ": the contract says " + declared + ", the code " + does
                + "; change one of them");
    }
}
