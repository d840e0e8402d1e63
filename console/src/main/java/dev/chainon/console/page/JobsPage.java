package dev.chainon.console.page;

import dev.chainon.console.source.Sources;
import dev.chainon.console.source.Streams;
import dev.chainon.console.text.Words;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Streams, which never end, beside jobs, which do: rates and lags of the ones, graph and durations of the others. */
final class JobsPage implements Page {

    private final Sources sources;
    private final InstantSource clock;

    JobsPage(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Instant now = clock.instant();
        List<RunRow> runs = sources.runs().get();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "streams",
                sources.streams().streams().stream()
                        .map(line -> stream(line, words))
                        .toList());
        runs.stream().findFirst().ifPresent(run -> {
            model.put("graph", new GraphChart(run, words, now).svg());
            model.put("latest", run(run, words, now, 1));
        });
        long longest = runs.stream().mapToLong(run -> millis(run, now)).max().orElse(0);
        model.put(
                "runs",
                runs.stream()
                        .map(run -> run(run, words, now, Math.max(1, longest)))
                        .toList());
        return model;
    }

    private static Map<String, Object> stream(Streams.StreamLine line, Words words) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", line.key());
        row.put("topic", line.topic());
        row.put(
                "rate",
                line.perSecond().isPresent() ? words.number(line.perSecond().getAsDouble(), 1) : Words.NONE);
        row.put(
                "records",
                line.records().isPresent() ? words.number(line.records().getAsLong(), 0) : Words.NONE);
        row.put(
                "latency",
                line.latency()
                        .map(l -> words.number(l.p50(), 0) + " / " + words.number(l.p99(), 0) + "\u00a0ms")
                        .orElse(Words.NONE));
        row.put(
                "readers",
                line.readers().stream().map(reader -> reader(reader, words)).toList());
        return row;
    }

    private static Map<String, Object> reader(Streams.ReaderLine reader, Words words) {
        return Map.of(
                "name",
                words.find("jobs.reader." + reader.name()).orElse(reader.name()),
                "known",
                reader.lag().isPresent(),
                "lag",
                reader.lag().isPresent() ? words.number(reader.lag().getAsLong(), 0) : words.text("jobs.absent"));
    }

    /** @param longest milliseconds that the full width of the bars stands for */
    private static Map<String, Object> run(RunRow run, Words words, Instant now, long longest) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", run.id());
        row.put("state", run.state().name().toLowerCase(Locale.ROOT));
        row.put("command", run.params().getOrDefault("command", run.graph()));
        row.put("at", words.instant(run.created()));
        row.put("took", GraphChart.seconds(millis(run, now), words));
        row.put("bars", bars(run, words, now, longest));
        row.put("why", run.failed().map(JobsPage::firstLine).orElse(run.note()));
        return row;
    }

    private static String firstLine(StepRow step) {
        return step.name() + ": " + step.error().lines().findFirst().orElse("");
    }

    private static List<Map<String, Object>> bars(RunRow run, Words words, Instant now, long longest) {
        return run.steps().stream()
                .filter(step -> step.started().isPresent())
                .map(step -> {
                    long millis = millis(step, now);
                    Map<String, Object> bar = new HashMap<>();
                    bar.put("name", GraphChart.label(step.name(), words));
                    bar.put("state", step.state().name().toLowerCase(Locale.ROOT));
                    bar.put("time", GraphChart.seconds(millis, words));
                    bar.put("attempt", step.attempt());
                    bar.put("width", String.format(Locale.ROOT, "%.1f", 100.0 * millis / longest));
                    return bar;
                })
                .toList();
    }

    /** Time that the steps of a run took, without what was between them. */
    private static long millis(RunRow run, Instant now) {
        return run.steps().stream().mapToLong(step -> millis(step, now)).sum();
    }

    private static long millis(StepRow step, Instant now) {
        return Math.max(0, step.took(now).orElse(Duration.ZERO).toMillis());
    }
}
