package dev.chainon.core.contract.page;

import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Rule;
import dev.chainon.core.contract.RuleAction;
import dev.chainon.core.contract.RuleKind;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Severity;
import dev.chainon.core.contract.Text;
import java.util.Map;
import java.util.stream.Collectors;

/** What the words of a contract are called in a language. */
record Terms(String language) {

    private static final Map<RuleAction, Text> ACTIONS = Map.of(
            RuleAction.REPAIR, new Text("repairs", "répare"),
            RuleAction.QUARANTINE, new Text("quarantines", "met en quarantaine"),
            RuleAction.DROP, new Text("drops", "écarte"),
            RuleAction.FLAG, new Text("flags", "signale"));

    private static final Map<Severity, Text> SEVERITIES = Map.of(
            Severity.ERROR, new Text("error", "erreur"),
            Severity.WARNING, new Text("warning", "avertissement"),
            Severity.INFO, new Text("information", "information"));

    private static final Map<RuleKind, Text> KINDS = Map.of(
            RuleKind.ROW, new Text("history", "historique"),
            RuleKind.EVENT, new Text("raw events", "événements bruts"));

    private static final Map<String, Text> PROPERTIES = Map.of(
            "latency", new Text("latency", "latence"),
            "freshness", new Text("freshness", "fraîcheur"),
            "availability", new Text("availability", "disponibilité"),
            "retention", new Text("retention", "conservation"),
            "retentionAfterClose", new Text("retention after the replay", "conservation après le rejeu"));

    private static final Map<String, Text> KEPT = Map.of(
            "file", new Text("file", "fichier"),
            "topic", new Text("topic", "sujet"),
            "table", new Text("table", "table"),
            "read", new Text("read", "lecture"),
            "write", new Text("write", "écriture"));

    private static final Map<String, Text> UNITS = Map.of(
            "percent", new Text("%", "\u00a0%"),
            "ms", new Text(" ms", "\u00a0ms"),
            "s", new Text(" s", "\u00a0s"),
            "min", new Text(" min", "\u00a0min"),
            "h", new Text(" h", "\u00a0h"),
            "d", new Text(" days", "\u00a0jours"));

    String say(String english, String french) {
        return say(new Text(english, french));
    }

    String say(Text text) {
        return text.in(language);
    }

    String action(RuleAction action) {
        return say(ACTIONS.getOrDefault(action, plain(action.name())));
    }

    String severity(Severity severity) {
        return say(SEVERITIES.getOrDefault(severity, plain(severity.name())));
    }

    String kinds(Rule rule) {
        return rule.kinds().stream()
                .sorted()
                .map(kind -> say(KINDS.getOrDefault(kind, plain(kind.name()))))
                .collect(Collectors.joining(", "));
    }

    String property(ServiceLevel level) {
        return say(PROPERTIES.getOrDefault(level.property(), plain(level.property())));
    }

    String amount(ServiceLevel level) {
        String value = language.equals("fr") ? level.value().replace('.', ',') : level.value();
        return value + say(UNITS.getOrDefault(level.unit(), plain(" " + level.unit())));
    }

    /** Kinds of places and of access. */
    String kept(String word) {
        return say(KEPT.getOrDefault(word, plain(word)));
    }

    String yesNo(boolean yes) {
        return yes ? say("yes", "oui") : say("no", "non");
    }

    String protection(Column column) {
        if (!column.protection().personal()) {
            return column.protection().classification();
        }
        return column.protection().encrypted()
                ? say("personal, encrypted in ", "personnelle, chiffrée dans ") + Markdown.code(column.storedName())
                : say("personal", "personnelle");
    }

    private static Text plain(String word) {
        return new Text(word, word);
    }
}
