package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.demo.Report;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
            "local is the demonstration that runs here; compose and kubernetes need their engine. Ends with 0 when the version is kept, with 1 when it is not."
        })
public final class DeployCommand implements Callable<Integer> {

    /** What a command ends with that could not do its work. */
    private static final int UNCHECKED = 3;

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
        ReleaseRecord record = target == Target.LOCAL ? local(home, settings, built) : engine(home, settings, built);
        Path page = record.keep(home.folder("deployments"));
        System.out.println("The version " + record.version() + " is "
                + record.outcome().word() + ": " + record.reason() + "\nRecord: " + page);
        record.stages().forEach(stage -> report.figure("deploy." + stage.name() + ".seconds", stage.seconds()));
        boolean kept = record.outcome() == Outcome.KEPT;
        json.ifPresent(file -> Report.write(file, report.json(kept, Git.commit(home.code()), Instant.now())));
        return kept ? 0 : 1;
    }

    private ReleaseRecord local(Home home, Settings settings, Home built) {
        if (Lock.holder(home.run("lock")).isEmpty()) {
            throw new Failure("Nothing runs here to deploy into. Start with: ./chainon demo");
        }
        Artefact.Revision revision = revision(built);
        Artefact artefact = Artefact.lay(built, "deploy/apps/server", revision, home.folder("releases"));
        List<Step> before = new ArrayList<>(List.of(new Step("verify", artefact::verify)));
        before.addAll(scans(spec.root().commandLine(), settings));
        String monitor = "http://127.0.0.1:" + settings.port("monitor");
        try (DemoSite site = new DemoSite(home, settings, artefact)) {
            Delivery.Name name = new Delivery.Name("local", revision, artefact.digest());
            return new Delivery(means(name, before, gate(home, settings, revision, monitor), settings), site).run();
        }
    }

    private ReleaseRecord engine(Home home, Settings settings, Home built) {
        Artefact.Revision revision = revision(built);
        String key = target.name().toLowerCase(Locale.ROOT);
        Config commands = settings.local().getConfig("deployment." + key);
        Delivery.Name name = new Delivery.Name(key, revision, "");
        String tag = revision.commit().replaceAll("[^0-9A-Za-z]", "-");
        Delivery.Gate gate = gate(home, settings, revision, commands.getString("monitoring"));
        try (EngineSite site = new EngineSite(commands, built.code(), tag.isEmpty() ? "unknown" : tag)) {
            return new Delivery(means(name, scans(spec.root().commandLine(), settings), gate, settings), site).run();
        } catch (Failure e) {
            return Delivery.impossible(name, Clock.systemUTC(), e.words());
        }
    }

    private Delivery.Means means(Delivery.Name name, List<Step> before, Delivery.Gate gate, Settings settings) {
        Watch.Rule given = Watch.Rule.of(settings.local().getConfig("deployment.watch"));
        Watch.Rule rule = target == Target.LOCAL ? given : given.ofTheServiceAlone();
        Watch watch = new Watch(
                seconds.map(Duration::ofSeconds).map(rule::lasting).orElse(rule), Clock.systemUTC(), Pause::of);
        return new Delivery.Means(name, before, gate, watch, Clock.systemUTC(), System.out::println);
    }

    private Delivery.Gate gate(Home home, Settings settings, Artefact.Revision revision, String monitor) {
        Acceptor acceptor = new Acceptor(home, settings);
        return address -> {
            List<String> words = new ArrayList<>(List.of(address, "--monitoring", monitor));
            reservations.forEach(text -> words.addAll(List.of("--reserve", text)));
            int code = acceptor.playQuietly(words, revision.commit());
            return code == 0
                    ? Step.Done.passed("accepted at " + address)
                    : Step.Done.failed("not accepted at " + address + ", code " + code + ": " + home.log("accept")
                            + " and the record in " + home.folder("reports") + " say why");
        };
    }

    /** What others wrote: on terms that are allowed, and without a known vulnerability as far as that can be asked. */
    private static List<Step> scans(CommandLine program, Settings settings) {
        List<String> scan = new ArrayList<>(List.of("scan"));
        String advisories = settings.local().getString("deployment.advisories");
        scan.addAll(advisories.isEmpty() ? List.of("--online") : List.of("--advisories", advisories));
        return List.of(new Step("sbom", () -> play(program, "licences")), new Step("scan", () -> play(program, scan)));
    }

    private static Step.Done play(CommandLine program, String command) {
        return play(program, List.of(command));
    }

    /** What could not be checked is not refused: the record says that it is absent. */
    private static Step.Done play(CommandLine program, List<String> words) {
        int code = program.execute(words.toArray(String[]::new));
        String command = "./chainon " + String.join(" ", words);
        return switch (code) {
            case 0 -> Step.Done.passed(command);
            case UNCHECKED -> Step.Done.absent("not checked: " + command + " could not be played here");
            default -> Step.Done.failed(command + " ended with code " + code);
        };
    }

    private static Artefact.Revision revision(Home built) {
        String commit = Git.commit(built.code());
        return new Artefact.Revision(commit, commit.isEmpty() ? "" : Git.commitTime(built.code()));
    }
}
