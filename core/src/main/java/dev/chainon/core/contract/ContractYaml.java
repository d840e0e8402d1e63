package dev.chainon.core.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a contract written in the Open Data Contract Standard v3.1.0 (https://bitol-io.github.io/open-data-contract-standard).
 *
 * <p>French stands beside each English description as the custom property {@code fr}; service levels, which the standard gives no custom properties, have
 * theirs in the contract's custom property {@code slaFr}, by property and element.
 */
public final class ContractYaml {

    private ContractYaml() {}

    /**
     * The contract that a file holds.
     *
     * @throws IllegalArgumentException with the path of the first element that is missing or of the wrong kind
     */
    public static Contract read(InputStream yaml) throws IOException {
        return read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** The same from text. */
    public static Contract read(String yaml) {
        try {
            Optional<Object> document = Optional.ofNullable(yaml().load(yaml));
            return contract(new Node("contract", document.orElse("")));
        } catch (YAMLException e) {
            throw new IllegalArgumentException("the contract is not YAML: " + e.getMessage(), e);
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static Contract contract(Node root) {
        String standard = root.text("apiVersion");
        if (!standard.startsWith("v3.")) {
            throw new IllegalArgumentException(
                    "contract.apiVersion must be v3.x of the Open Data Contract Standard, not " + standard);
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Node object : root.list("schema")) {
            Table table = TableYaml.read(object);
            if (tables.put(table.name(), table) != null) {
                throw new IllegalArgumentException(object.path() + ": the table '" + table.name() + "' is there twice");
            }
            for (Node quality : object.optionalList("quality")) {
                Rule rule = RuleYaml.read(quality);
                if (rules.put(rule.name(), rule) != null) {
                    throw new IllegalArgumentException(
                            quality.path() + ": the rule '" + rule.name() + "' is there twice");
                }
            }
        }
        return new Contract(header(root), tables, rules, levels(root), servers(root));
    }

    private static Header header(Node root) {
        Node words = root.child("description").orElse(new Node("contract.description", Map.of()));
        Map<String, Node> french = words.custom();
        return new Header(
                root.text("id"),
                root.text("version"),
                paired(words, french, "purpose"),
                paired(words, french, "usage"),
                paired(words, french, "limitations"),
                root.optionalList("roles").stream()
                        .map(role -> new Header.Access(
                                role.text("role"), role.optionalText("access"), role.description("description")))
                        .toList());
    }

    private static Text paired(Node words, Map<String, Node> french, String key) {
        return new Text(words.optionalText(key), french(french, key + "Fr"));
    }

    private static String french(Map<String, Node> custom, String key) {
        return Optional.ofNullable(custom.get(key))
                .map(node -> node.value().toString())
                .orElse("");
    }

    private static List<ServiceLevel> levels(Node root) {
        Optional<Node> french = Optional.ofNullable(root.custom().get("slaFr"));
        return root.optionalList("slaProperties").stream()
                .map(level -> {
                    String name = level.text("property") + " " + level.optionalText("element");
                    return new ServiceLevel(
                            level.text("property"),
                            level.text("value"),
                            level.optionalText("unit"),
                            level.optionalText("element"),
                            level.optionalText("driver"),
                            new Text(
                                    level.optionalText("description"),
                                    french.map(node -> node.optionalText(name.strip()))
                                            .orElse("")));
                })
                .toList();
    }

    private static List<Server> servers(Node root) {
        return root.optionalList("servers").stream()
                .map(server ->
                        new Server(server.text("server"), server.text("type"), server.description("description")))
                .toList();
    }
}
