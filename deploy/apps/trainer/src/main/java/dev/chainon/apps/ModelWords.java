package dev.chainon.apps;

import dev.chainon.registry.LogEntry;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Registry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the registry holds, line by line for a terminal. */
record ModelWords(Registry registry, String model) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The versions, newest first, with their aliases, tags and figures. */
    List<String> versions() {
        Map<String, Integer> aliases = registry.aliases(model);
        List<String> lines = new ArrayList<>();
        for (ModelVersion version : registry.versions(model)) {
            lines.add(0, line(version, aliases));
        }
        return lines.isEmpty() ? List.of("No version of " + model + " is registered yet.") : lines;
    }

    private String line(ModelVersion version, Map<String, Integer> aliases) {
        String own = aliases.entrySet().stream()
                .filter(alias -> alias.getValue() == version.version())
                .map(alias -> "@" + alias.getKey())
                .collect(Collectors.joining(" "));
        Map<String, Double> metrics = version.manifest().metrics();
        return String.format(
                        Locale.ROOT,
                        "%-28s %-22s AUC %.4f  log loss %.4f  trained %s on %s  gate %s",
                        version.uri(),
                        own,
                        metrics.getOrDefault("auc", Double.NaN),
                        metrics.getOrDefault("logloss", Double.NaN),
                        version.manifest().created(),
                        version.manifest().snapshot(),
                        registry.tags(version).getOrDefault("gate", "not asked again since the training"))
                .stripTrailing();
    }

    /** The moves of aliases, newest first: when, what, who, by what decision, why. */
    List<String> history() {
        List<String> lines = new ArrayList<>();
        for (LogEntry entry : registry.history(model)) {
            lines.add(
                    0,
                    String.format(
                            Locale.ROOT,
                            "%s  %-8s @%s %s -> %d  by %s (%s): %s",
                            TIME.format(entry.at()),
                            entry.action().name().toLowerCase(Locale.ROOT),
                            entry.promotion().alias(),
                            entry.previous().map(String::valueOf).orElse("none"),
                            entry.promotion().version(),
                            entry.promotion().who(),
                            entry.promotion().decision().by().name().toLowerCase(Locale.ROOT),
                            entry.promotion().why()));
        }
        return lines.isEmpty() ? List.of("No alias of " + model + " was ever moved.") : lines;
    }
}
