package dev.chainon.local;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks any server against the Open Inference Protocol v2. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description =
                "Checks a server, ours or another, against the Open Inference Protocol v2. Ends with 1 when a check failed, with 3 when nothing answers.")
final class ConformanceCommand implements Callable<Integer> {

    private static final int HEAP_MB = 64;

    @Parameters(paramLabel = "URL", description = "Address of the server, such as http://127.0.0.1:8701")
    private String url = "";

    @Option(
            names = "--grpc",
            paramLabel = "HOST:PORT",
            description = "Check its gRPC service too, such as 127.0.0.1:8713.")
    private Optional<String> grpc = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model that is asked; the first that the server lists, if it lists them.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write every check with its verdict there too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        List<String> arguments = new ArrayList<>(List.of(url));
        grpc.ifPresent(place -> arguments.addAll(List.of("--grpc", place)));
        model.ifPresent(name -> arguments.addAll(List.of("--model", name)));
        json.ifPresent(
                file -> arguments.addAll(List.of("--json", file.toAbsolutePath().toString())));
        Program.Java java =
                new Program.Java(ClassPath.ofModule(home, "conformance"), "dev.chainon.conformance.Main", HEAP_MB);
        Map<String, String> environment = Map.of("CHAINON_COMMIT", Git.commit(home.code()));
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8");
        return Foreground.run(new Program("conformance", java, options, arguments, environment), home);
    }
}
