package dev.chainon.console.page;

import dev.chainon.console.source.Quality;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import dev.chainon.core.event.Quarantined;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What purification caught, and how announced probabilities compare with what came. */
final class QualityPage implements Page {

    private static final int LATEST = 15;
    private static final int RAW_CHARACTERS = 280;
    private static final String HISTORY = "history.rows.";

    private final Sources sources;
    private final RuleLines rules;

    QualityPage(Sources sources, RuleLines rules) {
        this.sources = sources;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Map<String, Double> figures = sources.figures().get();
        Quality quality = sources.quality();
        Map<String, Object> model = new HashMap<>();
        model.put("figures", figures);
        model.put("history", figures.containsKey(HISTORY + "in"));
        model.put("rules", rules.of(words));
        model.put(
                "latest",
                quality.latestQuarantined().stream()
                        .limit(LATEST)
                        .map(q -> line(q, words))
                        .toList());
        quality.lastDay().ifPresent(live -> model.put("day", live));
        quality.wholeEpoch().ifPresent(live -> model.put("epoch", live));
        Optional<Quality.Live> chart = quality.wholeEpoch().or(quality::lastDay);
        chart.ifPresent(live -> model.put("chart", new CalibrationChart(live.calibration()).svg(words)));
        sources.models().champion().ifPresent(champion -> model.put("card", champion.metrics()));
        return model;
    }

    private static Map<String, Object> line(Quarantined record, Words words) {
        String raw = new String(record.raw(), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
        return Map.of(
                "offset", record.rawOffset(),
                "at", words.instant(Instant.ofEpochMilli(record.rawMillis())),
                "rule", record.rule(),
                "reason", record.reason(),
                "raw", raw.length() > RAW_CHARACTERS ? raw.substring(0, RAW_CHARACTERS) + "…" : raw);
    }
}
