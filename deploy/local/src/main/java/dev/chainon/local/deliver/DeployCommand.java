package dev.chainon.local.deliver;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a version into service, step by step, or takes it back. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the serving processes of a version into service: verified by hash, scanned, started beside the old ones, accepted, switched to, watched, accepted again, kept. What fails",
            "before the switch refuses it, what fails afterwards takes it back. Each deployment leaves a dated record in .chainon/deployments, as JSON and as a page.",
            "local is the demonstration that runs here; compose is the platform of docker-compose.yml, profile pair or full, which the first deployment starts; kubernetes needs a cluster.",
            "Ends with 0 when the version is kept, with 1 when it is not."
        })
public final class DeployCommand implements Callable<Integer> {

    private enum Target {
        LOCAL,
        COMPOSE,
        KUBERNETES
    }

    @Option(names = "--to", required = true, paramLabel = "local|compose|kubernetes", description = "Where to.")
    private Target target = Target.LOCAL;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Another checkout of the project, built: its version is deployed (default: this one).")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description =
                    "To compose: the image chainon/serving:TAG, which is here already, is deployed; nothing is built.")
    private Optional<String> tag = Optional.empty();

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "How long the new version is watched (default: local.deployment.watch.length).")
    private Optional<Long> seconds = Optional.empty();

    @Option(
            names = "--reservations",
            paramLabel = "ID=REASON",
            description = "Of both acceptances, as ./chainon accept takes them; may be given again.")
    private List<String> reservations = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the seconds of each stage there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Settings settings = Settings.read(home.state());
        Home built = from.map(folder -> new Home(folder, home.state())).orElse(home);
        Report report = new Report("deploy", Instant.now());
        ReleaseRecord record = deployed(new Deployment(
                home,
                settings,
                built,
                new Deployment.Wish(tag, seconds.map(Duration::ofSeconds), reservations),
                spec.root().commandLine()));
        Path page = record.keep(home.folder("deployments"));
        System.out.println("The version " + record.version() + " is "
                + record.outcome().word() + ": " + record.reason() + "\nRecord: " + page);
        record.stages().forEach(stage -> report.figure("deploy." + stage.name() + ".seconds", stage.seconds()));
        boolean kept = record.outcome() == Outcome.KEPT;
        json.ifPresent(file -> Report.write(file, report.json(kept, Git.commit(home.code()), Instant.now())));
        return kept ? 0 : 1;
    }

    private ReleaseRecord deployed(Deployment deployment) {
        return switch (target) {
            case LOCAL -> deployment.local();
            case COMPOSE -> deployment.compose();
            case KUBERNETES -> deployment.cluster();
        };
    }
}
