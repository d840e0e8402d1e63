package dev.chainon.local.deliver;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the acceptance ("recette") of a running server by its address. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the acceptance of a running server, ours or another's, by its address: protocol, known predictions, latency, errors, measures, monitoring, privacy, headers.",
            "It ends in a dated record in .chainon/reports, French and English, whose signature is left to a person. docs/test-plan.md is its plan; .chainon/chainon.conf has its budgets",
            "under local.acceptance. A server that asks who asks gets the API key of the variable CHAINON_KEY, of the roles predict and auditor. Ends with 0 for go, 1 for no-go, 3 when nothing",
            "answers."
        })
public final class AcceptCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "URL",
            description = "Of a serving process or of the balancer, such as http://127.0.0.1:8701")
    private String url = "";

    @Option(
            names = "--monitoring",
            paramLabel = "URL",
            description = "Of the monitoring process, such as http://127.0.0.1:8700; without it that test is not run.")
    private Optional<String> monitoring = Optional.empty();

    @Option(names = "--grpc", paramLabel = "HOST:PORT", description = "Check its gRPC service too.")
    private Optional<String> grpc = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model that is asked; the first that the server lists.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description =
                    "Rows with their known answers; those of the bundle of the version that answers, in .chainon/registry.")
    private Optional<Path> answers = Optional.empty();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "A measure that must be published; may be given again. Those of our servers otherwise.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Another test plan, in YAML; that of this project otherwise.")
    private Optional<Path> plan = Optional.empty();

    @Option(names = "--report", paramLabel = "DIR", description = "Where the record goes (default: .chainon/reports).")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--reservations",
            paramLabel = "ID=REASON",
            description =
                    "A test that may fail without stopping, and why; may be given again. No reservation stands against a blocking test.")
    private List<String> reservations = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the record there too, for programs.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        return new Acceptor(home, Settings.read(home.state())).play(words(), Git.commit(home.code()));
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(url));
        monitoring.ifPresent(value -> words.addAll(List.of("--monitoring", value)));
        grpc.ifPresent(value -> words.addAll(List.of("--grpc", value)));
        model.ifPresent(value -> words.addAll(List.of("--model", value)));
        answers.ifPresent(file -> words.addAll(List.of("--answers", whole(file))));
        metrics.forEach(name -> words.addAll(List.of("--metric", name)));
        plan.ifPresent(file -> words.addAll(List.of("--plan", whole(file))));
        report.ifPresent(folder -> words.addAll(List.of("--report", whole(folder))));
        reservations.forEach(text -> words.addAll(List.of("--reserve", text)));
        json.ifPresent(file -> words.addAll(List.of("--json", whole(file))));
        return words;
    }

    private static String whole(Path path) {
        return path.toAbsolutePath().toString();
    }
}
