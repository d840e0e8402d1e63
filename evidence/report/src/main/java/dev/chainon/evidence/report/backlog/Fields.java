package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.catalogue.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The fields of one entry; every fault is told with its line. */
final class Fields {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Source source;
    private final Node node;
    private final String what;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** Where entries come from, and the last day that is not in the future. */
    record Source(String file, LocalDate today) {
        BacklogException fault(Node node, String words) {
            return new BacklogException(file + ", line " + (node.getStartMark().getLine() + 1) + ": " + words);
        }
    }

    /**
     * @param what the entry is, for the words of a fault
     * @param known every field that it may have
     */
    Fields(Source source, Node node, String what, List<String> known) {
        this.source = source;
        this.node = node;
        this.what = what;
        if (!(node instanceof MappingNode mapping)) {
            throw source.fault(
                    node, what + " is not a list of fields: write {" + String.join(": …, ", known) + ": …}.");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                throw source.fault(
                        tuple.getKeyNode(),
                        what + " has the unknown field '" + key + "': use one of " + String.join(", ", known) + ".");
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw source.fault(tuple.getKeyNode(), what + " has the field '" + key + "' twice: leave one.");
            }
        }
    }

    BacklogException fault(String words) {
        return source.fault(node, what + " " + words);
    }

    BacklogException fault(String field, String words) {
        return source.fault(Optional.ofNullable(values.get(field)).orElse(node), what + " " + words);
    }

    String name(String field) {
        String name = text(field);
        if (!NAME.matcher(name).matches()) {
            throw fault(
                    field, "has the " + field + " '" + name + "': use letters, digits, dots and hyphens, such as S12.");
        }
        return name;
    }

    String text(String field) {
        return scalar(field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> fault(field, "has no " + field + ": write one."));
    }

    Optional<String> scalar(String field) {
        return Optional.ofNullable(values.get(field)).map(value -> {
            if (!(value instanceof ScalarNode scalar)) {
                throw fault(field, "has a " + field + " that is not a single value: write one.");
            }
            return scalar.getValue().strip();
        });
    }

    /** A text in both languages: {@code {fr: …, en: …}}, or one text for both. */
    Words words(String field) {
        Node value = Optional.ofNullable(values.get(field))
                .orElseThrow(() -> fault("has no " + field + ": write {fr: …, en: …}, or one text for both."));
        return words(value, what + ", " + field);
    }

    private Words words(Node value, String where) {
        if (value instanceof ScalarNode scalar) {
            if (scalar.getValue().isBlank()) {
                throw source.fault(value, where + " is empty: write {fr: …, en: …}, or one text for both.");
            }
            return new Words(scalar.getValue().strip(), scalar.getValue().strip());
        }
        Fields both = new Fields(source, value, where, List.of("fr", "en"));
        return new Words(both.text("fr"), both.text("en"));
    }

    List<Words> sentences(String field) {
        return nodes(field).stream()
                .map(each -> words(each, what + ", " + field))
                .toList();
    }

    List<String> names(String field) {
        return nodes(field).stream()
                .map(each -> each instanceof ScalarNode scalar ? scalar.getValue() : "?")
                .toList();
    }

    /** What stands in a list; nothing where the field is missing or empty. */
    List<Node> nodes(String field) {
        Node value = values.get(field);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw fault(field, "has a " + field + " that is not a list: write [ … ], or one line with - for each.");
        }
        return sequence.getValue();
    }

    List<Fields> entries(String field, String each, List<String> known) {
        return nodes(field).stream()
                .map(entry -> new Fields(source, entry, each + name(entry), known))
                .toList();
    }

    Optional<Fields> entry(String field, List<String> known) {
        return Optional.ofNullable(values.get(field)).map(value -> new Fields(source, value, field, known));
    }

    private static String name(Node entry) {
        if (entry instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && (key.getValue().equals("id") || key.getValue().equals("date"))
                        && tuple.getValueNode() instanceof ScalarNode value) {
                    return " " + value.getValue();
                }
            }
        }
        return "";
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    OptionalInt number(String field, int least, int most) {
        Optional<String> text = scalar(field);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = NUMBER.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : least - 1;
        if (number < least || number > most) {
            throw fault(
                    field,
                    "has the " + field + " '" + text.get() + "': write a whole number from " + least + " to " + most
                            + ".");
        }
        return OptionalInt.of(number);
    }

    int required(String field, int least, int most) {
        return number(field, least, most).orElseThrow(() -> fault("has no " + field + ": write a whole number."));
    }

    /** A day, which may be one to come. */
    Optional<LocalDate> day(String field) {
        return scalar(field).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw fault(field, "has the date '" + text + "' as " + field + ": write it as 2026-11-30.");
            }
        });
    }

    /** A day on which something happened. */
    Optional<LocalDate> past(String field) {
        Optional<LocalDate> day = day(field);
        if (day.isPresent() && day.get().isAfter(source.today())) {
            throw fault(
                    field,
                    "has " + day.get() + " as " + field + ", which is in the future: write what happened, and what is"
                            + " to come as planned.");
        }
        return day;
    }

    LocalDate happened(String field) {
        return past(field).orElseThrow(() -> fault("has no " + field + ": write the day, such as 2026-11-30."));
    }
}
