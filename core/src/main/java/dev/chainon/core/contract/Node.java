package dev.chainon.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A YAML mapping that knows its path, so that an error names the place. */
record Node(String path, Object value) {

    private Map<?, ?> mapping() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(path + " must be a mapping");
    }

    String text(String key) {
        Object found = mapping().get(key);
        if (found == null) {
            throw new IllegalArgumentException(path + "." + key + " is missing");
        }
        return found.toString();
    }

    String optionalText(String key) {
        Object found = mapping().get(key);
        return found == null ? "" : found.toString();
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(mapping().get(key));
    }

    List<Node> list(String key) {
        List<Node> found = optionalList(key);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(path + "." + key + " must be a list with at least one element");
        }
        return found;
    }

    List<Node> optionalList(String key) {
        Object found = mapping().get(key);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof List<?> elements)) {
            throw new IllegalArgumentException(path + "." + key + " must be a list");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            nodes.add(new Node(path + "." + key + "[" + i + "]", elements.get(i)));
        }
        return nodes;
    }
}
