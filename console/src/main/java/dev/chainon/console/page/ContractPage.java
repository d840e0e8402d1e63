package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Processing;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Table;
import dev.chainon.core.contract.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The data contract as the running code reads it: dictionary, rules with their counts, personal fields and retention. */
final class ContractPage implements Page {

    private final Contract contract;
    private final RuleLines rules;

    ContractPage(Contract contract, RuleLines rules) {
        this.contract = contract;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public Map<String, Object> model(Words words) {
        List<Map<String, Object>> lines = rules.of(words);
        Map<String, Object> model = new HashMap<>();
        model.put("id", contract.id());
        model.put("version", contract.version());
        model.put("purpose", say(contract.header().purpose(), words));
        model.put("limitations", say(contract.header().limitations(), words));
        model.put("rules", lines);
        model.put("history", lines.stream().anyMatch(line -> line.containsKey("history")));
        model.put(
                "tables",
                contract.tables().values().stream()
                        .map(table -> describe(table, words))
                        .toList());
        model.put(
                "processings",
                contract.tables().values().stream()
                        .flatMap(table -> table.processing().map(p -> describe(table, p, words)).stream())
                        .toList());
        model.put(
                "kept",
                contract.levels().stream()
                        .filter(ServiceLevel::isRetention)
                        .map(level -> describe(level, words))
                        .toList());
        return model;
    }

    private static Map<String, Object> describe(Table table, Words words) {
        return Map.of(
                "name",
                table.name(),
                "place",
                table.place().name(),
                "kind",
                table.place().kind(),
                "built",
                table.place().built(),
                "description",
                say(table.description(), words),
                "columns",
                table.columns().stream().map(column -> describe(column, words)).toList());
    }

    private static Map<String, Object> describe(Column column, Words words) {
        OptionalInt length = column.type().maxLength();
        return Map.of(
                "name",
                column.name(),
                "type",
                column.type().physical() + (length.isPresent() ? " (" + length.getAsInt() + ")" : ""),
                "required",
                column.required(),
                "personal",
                column.protection().personal(),
                "encrypted",
                column.protection().encryptedName(),
                "description",
                say(column.description(), words));
    }

    private Map<String, Object> describe(Table table, Processing processing, Words words) {
        Map<String, Object> line = new HashMap<>();
        line.put("name", table.name());
        line.put("purpose", say(processing.purpose(), words));
        line.put("basis", say(processing.legalBasis(), words));
        line.put("inForce", processing.inForce());
        line.put("recipients", processing.recipients());
        line.put(
                "columns",
                table.personal().stream().map(column -> describe(column, words)).toList());
        retention(table).ifPresent(level -> line.put("kept", describe(level, words)));
        return line;
    }

    private Optional<ServiceLevel> retention(Table table) {
        return contract.levels().stream()
                .filter(level -> level.property().equals(ServiceLevel.RETENTION)
                        && level.table().equals(table.name()))
                .findFirst();
    }

    private static Map<String, Object> describe(ServiceLevel level, Words words) {
        return Map.of(
                "element",
                level.element(),
                "property",
                level.property(),
                "period",
                words.text("contract.unit." + level.unit(), level.value()),
                "description",
                say(level.description(), words));
    }

    private static String say(Text text, Words words) {
        return words.set(text.in(words.language().code()));
    }
}
