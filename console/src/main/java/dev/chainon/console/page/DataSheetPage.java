package dev.chainon.console.page;

import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Table;
import dev.chainon.core.contract.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data in words that ask for no trade: what they are and are not, where they come from, what was counted, mended and refused, whom they concern, how long
 * they are kept. Written from the contract, the use case's wording and the results of the last load.
 */
final class DataSheetPage implements Page {

    private static final String ROWS = "history.rows.";
    private static final List<String> COUNTS = List.of("in", "clean", "repaired", "quarantined", "duplicates");

    private final Contract contract;
    private final RuleLines rules;
    private final Sources sources;

    DataSheetPage(Contract contract, RuleLines rules, Sources sources) {
        this.contract = contract;
        this.rules = rules;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "data-sheet";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Map<String, Double> figures = sources.figures().get();
        Map<String, Object> model = new HashMap<>();
        model.put("id", contract.id());
        model.put("version", contract.version());
        model.put("purpose", say(contract.header().purpose(), words));
        model.put("limitations", say(contract.header().limitations(), words));
        model.put("usage", say(contract.header().usage(), words));
        model.put("counts", counts(figures, words));
        share(figures, words, model);
        model.put(
                "tables",
                contract.tables().values().stream()
                        .map(table -> table(table, words))
                        .toList());
        contract.tables().values().stream()
                .findFirst()
                .ifPresent(table -> model.put(
                        "columns",
                        table.columns().stream()
                                .map(column ->
                                        Map.of("name", column.name(), "description", say(column.description(), words)))
                                .toList()));
        model.put("rules", rules.of(words));
        model.put(
                "personal",
                contract.tables().values().stream()
                        .filter(table -> !table.personal().isEmpty())
                        .map(table -> table(table, words))
                        .toList());
        model.put(
                "kept",
                contract.levels().stream()
                        .filter(ServiceLevel::isRetention)
                        .map(level -> Map.of(
                                "period", words.text("contract.unit." + level.unit(), level.value()),
                                "description", say(level.description(), words)))
                        .toList());
        return model;
    }

    private static Map<String, String> counts(Map<String, Double> figures, Words words) {
        Map<String, String> counts = new TreeMap<>();
        COUNTS.stream()
                .filter(key -> figures.containsKey(ROWS + key))
                .forEach(key -> counts.put(key, words.number(figures.getOrDefault(ROWS + key, Double.NaN), 0)));
        return counts;
    }

    /** How many rows of a thousand are kept. */
    private static void share(Map<String, Double> figures, Words words, Map<String, Object> model) {
        double in = figures.getOrDefault(ROWS + "in", Double.NaN);
        double clean = figures.getOrDefault(ROWS + "clean", Double.NaN);
        if (in > 0 && clean >= 0) {
            model.put("share", words.percent(clean / in, 2));
        }
    }

    private static Map<String, Object> table(Table table, Words words) {
        return Map.of(
                "name", table.name(),
                "description", say(table.description(), words),
                "columns", table.columns().size(),
                "personal", table.personal().size());
    }

    private static String say(Text text, Words words) {
        return words.set(text.in(words.language().code()));
    }
}
