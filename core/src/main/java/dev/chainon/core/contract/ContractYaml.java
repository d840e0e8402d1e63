package dev.chainon.core.contract;

import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a contract written in the Open Data Contract Standard v3.1.0 (https://bitol-io.github.io/open-data-contract-standard). */
public final class ContractYaml {

    private ContractYaml() {}

    /**
     * @throws IllegalArgumentException with the path of the first element that is missing or of the wrong kind
     */
    public static Contract read(InputStream yaml) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Node root = new Node("contract", document);
        String standard = root.text("apiVersion");
        if (!standard.startsWith("v3.")) {
            throw new IllegalArgumentException(
                    "contract.apiVersion must be v3.x of the Open Data Contract Standard, not " + standard);
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Node object : root.list("schema")) {
            Table table = table(object);
            tables.put(table.name(), table);
            for (Node quality : object.optionalList("quality")) {
                Rule rule = rule(quality);
                if (rules.put(rule.name(), rule) != null) {
                    throw new IllegalArgumentException(
                            quality.path() + ": the rule '" + rule.name() + "' is there twice");
                }
            }
        }
        return new Contract(root.text("id"), root.text("version"), tables, rules);
    }

    private static Table table(Node object) {
        List<Field> fields = new ArrayList<>();
        List<String> personal = new ArrayList<>();
        for (Node property : object.list("properties")) {
            String name = property.text("name");
            fields.add(new Field(name, type(property), property.flag("required")));
            if (property.optionalText("classification").equals("personal")) {
                personal.add(name);
            }
        }
        return new Table(object.text("name"), object.optionalText("description"), fields, personal);
    }

    private static FieldType type(Node property) {
        String physical = property.text("physicalType").toUpperCase(Locale.ROOT);
        try {
            return FieldType.valueOf(physical);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    property.path() + ".physicalType must be one of " + List.of(FieldType.values()) + ", not "
                            + physical,
                    e);
        }
    }

    private static Rule rule(Node quality) {
        Map<String, String> custom = new LinkedHashMap<>();
        for (Node property : quality.optionalList("customProperties")) {
            custom.put(property.text("property"), property.text("value"));
        }
        Set<RuleKind> kinds = new LinkedHashSet<>();
        for (String kind : custom.getOrDefault("kind", "").split(",")) {
            kinds.add(RuleKind.valueOf(kind.strip().toUpperCase(Locale.ROOT)));
        }
        String action = custom.getOrDefault("action", "").toUpperCase(Locale.ROOT);
        custom.remove("kind");
        custom.remove("action");
        Map<String, Integer> parameters = new LinkedHashMap<>();
        custom.forEach((name, value) -> parameters.put(name, Integer.valueOf(value)));
        return new Rule(
                quality.text("name"), kinds, RuleAction.valueOf(action), quality.text("description"), parameters);
    }
}
