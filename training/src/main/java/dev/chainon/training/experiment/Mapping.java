package dev.chainon.training.experiment;

import dev.chainon.training.experiment.design.BadDesignException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A YAML mapping that knows its path, so that an error names the place; keys that nobody knows are refused. */
record Mapping(String path, Map<?, ?> values) {

    /** @throws BadDesignException if the value is no mapping */
    static Mapping of(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Mapping(path, map);
        }
        throw new BadDesignException(path + " must be a mapping of names to values, not " + value);
    }

    void refuseOthers(Set<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new BadDesignException(
                        path + " has the unknown key '" + key + "'; known are " + new TreeSet<>(known));
            }
        }
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Object any(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new BadDesignException(path + "." + key + " is missing");
        }
        return value;
    }

    Mapping mapping(String key) {
        return of(path + "." + key, any(key));
    }

    String text(String key) {
        return String.valueOf(any(key));
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    double number(String key) {
        if (any(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new BadDesignException(path + "." + key + " must be a number, not '" + any(key)
                + "'; two settings that are no numbers are given as levels: [one, other]");
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    long whole(String key, long otherwise) {
        return has(key) ? whole(path + "." + key, any(key)) : otherwise;
    }

    private static long whole(String place, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new BadDesignException(place + " must be a whole number, not '" + value + "'");
    }

    List<Object> list(String key) {
        if (any(key) instanceof List<?> list && !list.isEmpty()) {
            return new ArrayList<>(list);
        }
        throw new BadDesignException(path + "." + key + " must be a list with at least one element");
    }

    List<Long> wholes(String key) {
        return list(key).stream().map(value -> whole(path + "." + key, value)).toList();
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    /** The entries in their order. */
    Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(String.valueOf(key), value));
        return entries;
    }
}
