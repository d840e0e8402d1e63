package dev.chainon.evidence.ledger;

import java.util.SortedMap;

/** Writes one JSON object on one line, fields in the order given: the same values give the same bytes. */
final class JsonLine {

    private final StringBuilder out = new StringBuilder("{");

    JsonLine text(String name, String value) {
        name(name).append('"');
        value.chars().forEach(this::escaped);
        out.append('"');
        return this;
    }

    JsonLine number(String name, long value) {
        name(name).append(value);
        return this;
    }

    /** A member that holds numbers by their names, in the order of the names. */
    JsonLine numbers(String name, SortedMap<String, Double> values) {
        JsonLine inner = new JsonLine();
        values.forEach((key, value) -> inner.name(key).append(value));
        name(name).append(inner.end());
        return this;
    }

    String end() {
        return out.append('}').toString();
    }

    private StringBuilder name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        return out.append('"').append(name).append("\":");
    }

    private void escaped(int c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append((char) c);
        } else if (c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029 || Character.isSurrogate((char) c)) {
            out.append(String.format("\\u%04x", c));
        } else {
            out.append((char) c);
        }
    }
}
