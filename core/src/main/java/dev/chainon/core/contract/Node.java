package dev.chainon.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A YAML mapping that knows its path, so that an error names the place. */
record Node(String path, Object value) {

    /** The custom property that holds the French of the description beside it. */
    private static final String FRENCH = "fr";

    private Map<?, ?> mapping() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(path + " must be a mapping");
    }

    private Optional<Object> find(String key) {
        return Optional.ofNullable(mapping().get(key));
    }

    String text(String key) {
        return find(key)
                .map(Object::toString)
                .orElseThrow(() -> new IllegalArgumentException(path + "." + key + " is missing"));
    }

    String optionalText(String key) {
        return find(key).map(Object::toString).orElse("");
    }

    boolean flag(String key) {
        return find(key).filter(Boolean.TRUE::equals).isPresent();
    }

    Optional<Node> child(String key) {
        return find(key).map(found -> new Node(path + "." + key, found));
    }

    List<Node> list(String key) {
        List<Node> found = optionalList(key);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(path + "." + key + " must be a list with at least one element");
        }
        return found;
    }

    List<Node> optionalList(String key) {
        Optional<Object> found = find(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (!(found.get() instanceof List<?> elements)) {
            throw new IllegalArgumentException(path + "." + key + " must be a list");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            nodes.add(new Node(path + "." + key + "[" + i + "]", elements.get(i)));
        }
        return nodes;
    }

    /** The custom properties of this element by name. */
    Map<String, Node> custom() {
        Map<String, Node> custom = new LinkedHashMap<>();
        for (Node property : optionalList("customProperties")) {
            String name = property.text("property");
            Node value = property.child("value")
                    .orElseThrow(() -> new IllegalArgumentException(property.path() + ".value is missing"));
            if (custom.put(name, value) != null) {
                throw new IllegalArgumentException(property.path() + ": the property '" + name + "' is there twice");
            }
        }
        custom.remove(FRENCH);
        return custom;
    }

    /** The sentence under a key, with its French among the custom properties beside it. */
    Text description(String key) {
        String french = optionalList("customProperties").stream()
                .filter(property -> property.optionalText("property").equals(FRENCH))
                .map(property -> property.optionalText("value"))
                .findFirst()
                .orElse("");
        return new Text(optionalText(key), french);
    }

    /** A mapping with the keys {@code en} and {@code fr}. */
    Text bilingual(String key) {
        Node both = child(key).orElseThrow(() -> new IllegalArgumentException(path + "." + key + " is missing"));
        return new Text(both.text("en"), both.text("fr"));
    }

    <T extends Enum<T>> T choice(String key, String word, Class<T> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(c -> c.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + ": '" + key + "' must be one of "
                        + Arrays.toString(choices.getEnumConstants()).toLowerCase(Locale.ROOT) + ", not '" + word
                        + "'"));
    }
}
