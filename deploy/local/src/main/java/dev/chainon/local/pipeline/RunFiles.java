package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs of the pipeline that are kept: one file each in {@code pipeline}, and in {@code reports} the newest measure of each step, for the evidence. */
record RunFiles(Home home) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps what is known of a run so far. */
    void keep(Run run) {
        String name = run.started().toString().replace(":", "");
        Report.write(home.folder("pipeline").resolve(name + ".json"), text(run));
        run.steps().stream().filter(Played::passed).forEach(step -> {
            Run alone = new Run(run.command(), run.started(), run.code(), run.machine(), List.of(step));
            Report.write(home.folder("reports").resolve("ci-" + step.step() + ".json"), text(alone));
        });
    }

    /** All of them, the oldest first. */
    List<Run> all() {
        return JsonFiles.in(home.state().resolve("pipeline")).stream()
                .map(RunFiles::run)
                .toList();
    }

    /** The JSON of a run, as every command writes its result. */
    static String text(Run run) {
        ObjectNode root = JSON.createObjectNode()
                .put("command", run.command())
                .put("ok", run.ok())
                .put("commit", run.code().commit())
                .put("committed", run.code().committed().toString())
                .put("machine", run.machine())
                .put("started", run.started().toString())
                .put("seconds", Duration.between(run.started(), run.finished()).toMillis() / 1000.0);
        ObjectNode figures = root.putObject("figures");
        run.steps().stream().filter(Played::passed).forEach(step -> figures.put(
                        "ci." + step.step() + ".seconds", step.seconds())
                .put("ci." + step.step() + ".budget.share", step.share()));
        run.steps().forEach(step -> root.withArray("steps")
                .addObject()
                .put("name", step.step())
                .put("outcome", step.outcome().name().toLowerCase(Locale.ROOT))
                .put("started", step.started().toString())
                .put("finished", step.finished().toString())
                .put("seconds", step.seconds())
                .put("code", step.code())
                .put("budgetSeconds", step.budgetSeconds())
                .put("told", step.told()));
        return root.toPrettyString();
    }

    private static Run run(JsonNode root) {
        List<Played> steps = new ArrayList<>();
        root.path("steps")
                .forEach(step -> steps.add(new Played(
                        step.path("name").asText(),
                        Played.Outcome.valueOf(step.path("outcome").asText().toUpperCase(Locale.ROOT)),
                        Instant.parse(step.path("started").asText()),
                        Instant.parse(step.path("finished").asText()),
                        step.path("code").asInt(),
                        step.path("budgetSeconds").asInt(),
                        step.path("told").asBoolean())));
        return new Run(
                root.path("command").asText(),
                Instant.parse(root.path("started").asText()),
                new Run.Code(
                        root.path("commit").asText(),
                        Instant.parse(root.path("committed").asText())),
                root.path("machine").asText(),
                steps);
    }
}
