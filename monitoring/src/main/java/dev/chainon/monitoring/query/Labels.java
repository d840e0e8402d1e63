package dev.chainon.monitoring.query;

import java.util.Map;
import java.util.TreeMap;

/** Name and labels of a series. */
public record Labels(String name, Map<String, String> values) {

    public Labels {
        values = Map.copyOf(values);
    }

    Labels with(String label, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(label, value);
        return new Labels(name, more);
    }

    double bound() {
        String bound = values.getOrDefault("le", "NaN");
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }
}
