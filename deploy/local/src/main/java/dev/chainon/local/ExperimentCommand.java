package dev.chainon.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.demo.Report;
import dev.chainon.local.measured.Changes;
import dev.chainon.local.measured.Provenance;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a designed experiment on the settings of training. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the experiment that a file declares: each run is a real training, judged on the validation period.",
            "What is done is kept in .chainon/experiments: an experiment that was ended or killed goes on where it"
                    + " was.",
            "training/designs/README.md says how a design is written. Ends with 2 when the design is refused."
        })
final class ExperimentCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DESIGN.yaml", description = "The design, such as training/designs/screening.yaml.")
    private Path design = Path.of("");

    @Option(names = "--keep", description = "Keep the result in bench/results and its pages in docs/studies.")
    private boolean keep;

    @Option(names = "--pages", description = "Run nothing: make the pages again from the result that is kept.")
    private boolean pages;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        String commit = Provenance.commit(home.code());
        PipelineTask.Ended ended = pages ? pages(home) : run(home, commit);
        if (keep && !pages && ended.code() == 0) {
            pages(home);
        }
        json.ifPresent(file -> Report.write(file, report(ended.result(), started, ended.code() == 0, commit)));
        return ended.code();
    }

    private PipelineTask.Ended run(Home home, String commit) {
        return task(
                        keep ? List.of(design.toString(), "keep") : List.of(design.toString()),
                        Map.of("chainon.training.commit", commit.isEmpty() ? "unknown" : commit))
                .run(home);
    }

    /** Of the result that is kept; what became since of the code that it measured, this process knows. */
    private PipelineTask.Ended pages(Home home) {
        Path changed = home.run("experiment-changed.json");
        Report.write(changed, new Changes(home.code()).json());
        return task(List.of(design.toString(), "pages"), Map.of("chainon.experiment.changed", changed.toString()))
                .run(home);
    }

    private static PipelineTask task(List<String> arguments, Map<String, String> settings) {
        return new PipelineTask("experiment", new PipelineTask.App("trainer", "Experiment"), arguments, settings);
    }

    private String report(JsonNode result, Instant started, boolean ok, String commit) {
        Report report = new Report("./chainon experiment " + design, started);
        report.figures(result.path("figures").toString());
        return report.json(ok, commit, Instant.now());
    }
}
