package dev.chainon.store.tickets;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known around a fault.
 *
 * @param code commit of the code, or empty
 * @param context facts by name, thirty at most
 * @param links addresses by name: dashboards, pages
 * @param lines of the log around it, the last 20,000 characters at most
 */
public record Details(String code, Map<String, String> context, Map<String, String> links, String lines) {

    private static final int MOST_FACTS = 30;
    private static final int MOST_CHARACTERS = 20_000;
    private static final int LONGEST_FACT = 1000;

    public Details {
        context = bounded(context);
        links = bounded(links);
        lines = printable(lines);
        lines = lines.length() > MOST_CHARACTERS ? lines.substring(lines.length() - MOST_CHARACTERS) : lines;
    }

    private static Map<String, String> bounded(Map<String, String> facts) {
        Map<String, String> kept = new LinkedHashMap<>();
        facts.entrySet().stream()
                .limit(MOST_FACTS)
                .forEach(fact -> kept.put(
                        printable(fact.getKey()),
                        printable(
                                fact.getValue().length() > LONGEST_FACT
                                        ? fact.getValue().substring(0, LONGEST_FACT)
                                        : fact.getValue())));
        return java.util.Collections.unmodifiableMap(kept);
    }

    /** PostgreSQL keeps no zero byte. */
    private static String printable(String text) {
        return text.replace('\u0000', ' ');
    }
}
