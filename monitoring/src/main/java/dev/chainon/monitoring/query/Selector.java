package dev.chainon.monitoring.query;

import java.util.List;
import java.util.regex.Pattern;

/** Chooses series by name and labels. */
record Selector(String name, List<Matcher> matchers) {

    Selector {
        matchers = List.copyOf(matchers);
    }

    boolean matches(Labels labels) {
        return matchers.stream().allMatch(m -> m.matches(labels.values().getOrDefault(m.label, "")));
    }

    /** @param sign one of {@code = != =~ !~}; patterns match the whole value */
    record Matcher(String label, String sign, String value) {

        boolean matches(String found) {
            return switch (sign) {
                case "=" -> found.equals(value);
                case "!=" -> !found.equals(value);
                case "=~" -> Pattern.matches(value, found);
                case "!~" -> !Pattern.matches(value, found);
                default -> throw new IllegalArgumentException("no sign " + sign);
            };
        }
    }
}
