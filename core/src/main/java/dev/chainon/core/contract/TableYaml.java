package dev.chainon.core.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One schema object of a contract. */
final class TableYaml {

    private static final String PROCESSING = "processing";
    private static final String BUILT = "built";

    private TableYaml() {}

    static Table read(Node object) {
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node property : object.list("properties")) {
            Column column = column(property);
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        property.path() + ": the column '" + column.name() + "' is there twice");
            }
            columns.add(column);
        }
        Map<String, Node> custom = object.custom();
        boolean built = !custom.containsKey(BUILT)
                || Boolean.TRUE.equals(custom.get(BUILT).value());
        return new Table(
                object.text("name"),
                new Table.Place(object.optionalText("physicalType"), object.optionalText("physicalName"), built),
                object.description("description"),
                columns,
                Optional.ofNullable(custom.get(PROCESSING)).map(TableYaml::processing));
    }

    private static Column column(Node property) {
        OptionalInt maxLength = property.child("logicalTypeOptions")
                .map(options -> options.optionalText("maxLength"))
                .filter(length -> !length.isEmpty())
                .map(length -> OptionalInt.of(Integer.parseInt(length)))
                .orElse(OptionalInt.empty());
        return new Column(
                property.text("name"),
                new ColumnType(property.optionalText("logicalType"), property.text("physicalType"), maxLength),
                property.flag("required"),
                new Protection(property.optionalText("classification"), property.optionalText("encryptedName")),
                property.description("description"));
    }

    private static Processing processing(Node node) {
        return new Processing(
                node.bilingual("purpose"),
                node.bilingual("legalBasis"),
                node.bilingual("persons"),
                node.list("recipients").stream()
                        .map(recipient -> recipient.value().toString())
                        .toList(),
                node.bilingual("transfers"),
                node.list("measures").stream()
                        .map(measure -> new Text(measure.text("en"), measure.text("fr")))
                        .toList(),
                node.optionalText("inForce").isEmpty() || node.flag("inForce"));
    }
}
