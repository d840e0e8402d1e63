package dev.chainon.core.contract;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One quality rule of a contract: what the standard does not name is among its custom properties. */
final class RuleYaml {

    private static final String KIND = "kind";
    private static final String ACTION = "action";

    private RuleYaml() {}

    static Rule read(Node quality) {
        Map<String, Node> custom = quality.custom();
        Set<RuleKind> kinds = new LinkedHashSet<>();
        for (String kind : taken(quality, custom, KIND).split(",", -1)) {
            kinds.add(quality.choice(KIND, kind, RuleKind.class));
        }
        RuleAction action = quality.choice(ACTION, taken(quality, custom, ACTION), RuleAction.class);
        String severity = quality.optionalText("severity");
        return new Rule(
                quality.text("name"),
                kinds,
                action,
                severity.isEmpty() ? Severity.ERROR : quality.choice("severity", severity, Severity.class),
                description(quality),
                parameters(custom));
    }

    private static Text description(Node quality) {
        quality.text("description");
        return quality.description("description");
    }

    private static String taken(Node quality, Map<String, Node> custom, String name) {
        return Optional.ofNullable(custom.remove(name))
                .map(node -> node.value().toString())
                .orElseThrow(() -> new IllegalArgumentException(
                        quality.path() + ".customProperties must have the property '" + name + "'"));
    }

    private static Map<String, Integer> parameters(Map<String, Node> custom) {
        Map<String, Integer> parameters = new LinkedHashMap<>();
        custom.forEach((name, node) -> {
            if (!(node.value() instanceof Integer number)) {
                throw new IllegalArgumentException(node.path() + ": the parameter '" + name
                        + "' must be a whole number, not '" + node.value() + "'");
            }
            parameters.put(name, number);
        });
        return parameters;
    }
}
