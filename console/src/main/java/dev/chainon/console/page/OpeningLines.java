package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import dev.chainon.evidence.report.source.Found;
import dev.chainon.evidence.report.source.OpeningEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The openings of the sealed period, in the words of a page. */
record OpeningLines(Words words) {

    private static final int DIGITS = 4;
    private static final List<String> METRICS = List.of("auc", "prauc", "logloss", "brier", "ece");

    /** {@code openings}, oldest first, and {@code openingsFault}, which is empty where the ledger is intact; nothing where it could not be read. */
    Map<String, Object> of(Optional<Found<OpeningEntry>> found) {
        Map<String, Object> model = new HashMap<>();
        found.ifPresent(ledger -> {
            model.put("openings", ledger.items().stream().map(this::line).toList());
            model.put("openingsFault", ledger.faults().isEmpty() ? "" : words.text("sealed.fault"));
        });
        return model;
    }

    private Map<String, Object> line(OpeningEntry entry) {
        Map<String, Object> line = new HashMap<>();
        line.put("number", entry.number());
        line.put("at", words.instant(entry.at()));
        line.put("model", entry.model());
        line.put("who", entry.who());
        line.put("why", entry.why());
        line.put(
                "figures",
                entry.judged()
                        ? METRICS.stream().map(metric -> figure(entry, metric)).toList()
                        : List.of());
        line.put("state", words.text(state(entry)));
        return line;
    }

    private static String state(OpeningEntry entry) {
        if (entry.judged()) {
            return "sealed.judged";
        }
        return entry.end().isPresent() ? "sealed.failed" : "sealed.open";
    }

    private Map<String, String> figure(OpeningEntry entry, String metric) {
        String id = "final." + metric;
        return Map.of(
                "value",
                words.number(entry.figure(id), DIGITS),
                "interval",
                words.text(
                        "model.between",
                        words.number(entry.figure(id + ".low"), DIGITS),
                        words.number(entry.figure(id + ".high"), DIGITS)));
    }
}
