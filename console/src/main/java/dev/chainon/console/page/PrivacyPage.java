package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Header;
import dev.chainon.core.contract.Processing;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Table;
import dev.chainon.core.contract.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a person must be told of the use of their data (articles 13 and 14 of the GDPR), as the contract says it, and their rights. */
final class PrivacyPage implements Page {

    private final Contract contract;

    PrivacyPage(Contract contract) {
        this.contract = contract;
    }

    @Override
    public String name() {
        return "privacy";
    }

    @Override
    public Map<String, Object> model(Words words) {
        return Map.of(
                "version",
                contract.version(),
                "activities",
                contract.tables().values().stream()
                        .flatMap(table -> table.processing().map(p -> activity(table, p, words)).stream())
                        .toList());
    }

    private Map<String, Object> activity(Table table, Processing processing, Words words) {
        Map<String, Object> activity = new HashMap<>();
        activity.put("about", say(table.description(), words));
        activity.put("purpose", say(processing.purpose(), words));
        activity.put("basis", say(processing.legalBasis(), words));
        activity.put("transfers", say(processing.transfers(), words));
        activity.put("recipients", recipients(processing, words));
        activity.put(
                "fields",
                table.personal().stream().map(c -> say(c.description(), words)).toList());
        activity.put(
                "measures",
                processing.measures().stream().map(m -> say(m, words)).toList());
        activity.put(
                "kept",
                contract.levels().stream()
                        .filter(level -> level.property().equals(ServiceLevel.RETENTION)
                                && level.table().equals(table.name()))
                        .map(level -> words.text("contract.unit." + level.unit(), level.value()) + ". "
                                + say(level.description(), words))
                        .toList());
        return activity;
    }

    private List<String> recipients(Processing processing, Words words) {
        return contract.header().roles().stream()
                .filter(role -> processing.recipients().contains(role.role()))
                .map(Header.Access::description)
                .map(text -> say(text, words))
                .toList();
    }

    private static String say(Text text, Words words) {
        return words.set(text.in(words.language().code()));
    }
}
