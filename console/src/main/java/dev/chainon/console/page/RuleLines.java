package dev.chainon.console.page;

import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules of the contract, in the order they apply, each with how often it fired so far. */
final class RuleLines {

    private final Sources sources;
    private final Contract contract;

    RuleLines(Sources sources, Contract contract) {
        this.sources = sources;
        this.contract = contract;
    }

    List<Map<String, Object>> of(Words words) {
        Map<String, Double> figures = sources.figures().get();
        return contract.rules().values().stream()
                .map(rule -> line(rule, figures, words))
                .toList();
    }

    private Map<String, Object> line(Rule rule, Map<String, Double> figures, Words words) {
        Map<String, Object> line = new HashMap<>();
        line.put("name", rule.name());
        line.put("description", words.set(rule.description().in(words.language().code())));
        line.put("action", word(rule.action()));
        line.put("severity", word(rule.severity()));
        line.put("kinds", rule.kinds().stream().sorted().map(RuleLines::word).toList());
        line.put(
                "parameters",
                rule.parameters().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(parameter -> parameter.getKey() + " = " + parameter.getValue())
                        .toList());
        line.put("stream", sources.quality().quarantinedByRule().getOrDefault(rule.name(), 0L));
        Optional.ofNullable(figures.get("history.rule." + rule.name())).ifPresent(count -> line.put("history", count));
        return line;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
