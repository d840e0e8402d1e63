package dev.chainon.serving.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A trace for a person to read in a terminal. */
public final class TraceText {

    private static final int FEATURES_A_LINE = 4;

    private final StringBuilder text = new StringBuilder();

    private TraceText() {}

    public static String of(Trace trace) {
        TraceText out = new TraceText();
        out.prediction(trace);
        out.part("Raw event", trace.raw(), out::raw);
        out.part("Contract", trace.terms(), out::terms);
        out.part("Rules", trace.rules(), out::rules);
        out.part("Features", trace.vector(), vector -> out.vector(vector, trace));
        out.part("Model", trace.model(), out::model);
        out.part("Data", trace.data(), out::data);
        return out.text.toString();
    }

    private interface Writing<T> {
        void of(T value);
    }

    private <T> void part(String title, Found<T> found, Writing<T> writing) {
        text.append('\n').append(title).append('\n');
        found.value().ifPresent(writing::of);
        found.why().ifPresent(why -> line("not shown", why));
    }

    private void prediction(Trace trace) {
        text.append("Prediction ").append(trace.prediction().id()).append('\n');
        line("about", trace.prediction().subject());
        line(
                "probability",
                String.format(Locale.ROOT, "%.6f", trace.prediction().probability()));
    }

    private void raw(Trace.Raw raw) {
        line("place", raw.topic() + ", record " + raw.offset() + ", appended " + raw.appended());
        line("bytes", raw.bytes().length + ", SHA-256 " + raw.sha256());
        line("text", new String(raw.bytes(), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " "));
    }

    private void terms(Trace.Terms terms) {
        line("then", terms.contract() + " " + terms.version() + ", when the event came into the log");
        line(
                "today",
                terms.changed()
                        ? terms.today()
                                + ", NOT the same: the rules below are today's and may differ from those of then"
                        : "the same");
    }

    private void rules(Trace.Rules rules) {
        line("judged", "again, under " + rules.contract() + " " + rules.version() + ", the running contract");
        line(
                "verdict",
                rules.same() ? "clean: event " + rules.verdict() : "NOT the predicted event: " + rules.verdict());
        line("repairs", rules.repairs().isEmpty() ? "none fired" : String.join(", ", rules.repairs()));
    }

    private void vector(Trace.Vector vector, Trace trace) {
        line("computed", "again, from " + vector.from() + " and " + vector.events() + " events of the log");
        line("SHA-256", vector.sha256());
        line(
                "score",
                String.format(Locale.ROOT, "%.6f, ", vector.score())
                        + (vector.reproduces(trace.prediction())
                                ? "which is the published probability"
                                : "NOT the published probability"));
        for (int i = 0; i < vector.names().size(); i++) {
            if (i % FEATURES_A_LINE == 0) {
                text.append(i == 0 ? "    " : "\n    ");
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%-30s",
                    vector.names().get(i) + "=" + vector.values().get(i)));
        }
        text.append('\n');
    }

    private void model(Trace.Model model) {
        line("version", model.uri() + ", created " + model.manifest().created());
        line("bundle", model.folder() + ", manifest SHA-256 " + model.digest());
        line("code", model.manifest().commit());
        line("snapshot", model.manifest().snapshot());
        line(
                "parameters",
                model.manifest().params().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("none"));
    }

    private void data(Trace.Data data) {
        for (Trace.Step step : data.steps()) {
            StringBuilder about = new StringBuilder(step.dataset().name());
            step.dataset().facts().rows().ifPresent(rows -> about.append(", ")
                    .append(rows)
                    .append(" rows"));
            step.dataset().facts().version().ifPresent(version -> about.append(", version ")
                    .append(version));
            Optional<String> job = step.job()
                    .map(name ->
                            "by " + name + step.commit().map(c -> " at " + c).orElse(""));
            job.ifPresent(j -> about.append(", ").append(j));
            line(job.isPresent() ? "from" : "source", about.toString());
        }
    }

    private void line(String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-12s %s%n", name, value));
    }
}
