package dev.chainon.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

    /** What an experiment itself writes is no change of the code. */
    private static final String[] WRITTEN = {"bench/results", "docs/studies"};

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
        List<String> arguments = new ArrayList<>(List.of(design.toString()));
        if (pages) {
            arguments.add("pages");
        } else if (keep) {
            arguments.add("keep");
        }
        String commit = Git.commit(home.code(), WRITTEN);
        PipelineTask.Ended ended = new PipelineTask(
                        "experiment",
                        new PipelineTask.App("trainer", "Experiment"),
                        arguments,
                        Map.of("chainon.training.commit", commit.isEmpty() ? "unknown" : commit))
                .run(home);
        json.ifPresent(file -> Report.write(file, report(ended.result(), started, ended.code() == 0, commit)));
        return ended.code();
    }

    private String report(JsonNode result, Instant started, boolean ok, String commit) {
        Report report = new Report("./chainon experiment " + design, started);
        report.figures(result.path("figures").toString());
        return report.json(ok, commit, Instant.now());
    }
}
