package dev.chainon.console.page;

import dev.chainon.console.source.Lineage.Data;
import dev.chainon.console.source.Lineage.Diagram;
import dev.chainon.console.source.Lineage.Job;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Where the data come from and what they became, from the source to the predictions. */
final class LineagePage implements Page {

    private static final int COMMIT = 10;

    private final Sources sources;

    LineagePage(Sources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "lineage";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Diagram diagram = sources.lineage().diagram();
        Map<String, Object> model = new HashMap<>();
        if (!diagram.data().isEmpty()) {
            model.put("chart", new LineageChart(diagram, words).svg());
        }
        model.put(
                "jobs",
                diagram.jobs().stream()
                        .sorted(Comparator.comparing(Job::started))
                        .map(job -> line(job, words))
                        .toList());
        model.put("data", diagram.data().stream().map(data -> line(data, words)).toList());
        return model;
    }

    private static Map<String, Object> line(Job job, Words words) {
        return Map.of(
                "title",
                LineageChart.title(job, words),
                "name",
                job.name(),
                "state",
                LineageChart.state(job),
                "started",
                words.instant(job.started()),
                "told",
                words.instant(job.told()),
                "commit",
                job.commit().length() > COMMIT ? job.commit().substring(0, COMMIT) : job.commit());
    }

    private static Map<String, Object> line(Data data, Words words) {
        Map<String, Object> line = new HashMap<>(
                Map.of("title", LineageChart.title(data, words), "name", data.name(), "version", data.version()));
        data.rows().ifPresent(rows -> line.put("rows", rows));
        return line;
    }
}
