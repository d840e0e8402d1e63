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

/** Where to train and where to serve, in a process that has the measures. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        description = {
            "Advises where to train and where to serve, from the kept measures of ./chainon bench chips, and shows every number of its"
                    + " reasoning. What was not measured is never advised.",
            "Ends with 1 when nothing that was measured answers in time, or has room."
        })
final class AdviseCommand implements Callable<Integer> {

    private static final int HEAP_MB = 64;

    @Option(names = "--rows", required = true, paramLabel = "N", description = "Rows of the training set.")
    private String rows = "";

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over them; 1.")
    private Optional<String> epochs = Optional.empty();

    @Option(
            names = "--requests-per-second",
            required = true,
            paramLabel = "X",
            description = "Requests that arrive, one row each.")
    private String requests = "";

    @Option(names = "--latency-ms", required = true, paramLabel = "X", description = "What a request may take.")
    private String latency = "";

    @Option(names = "--cores", paramLabel = "N", description = "Cores of the machine; those that were measured.")
    private Optional<String> cores = Optional.empty();

    @Option(names = "--apart", description = "It trains while nothing is served; otherwise both share the cores.")
    private boolean apart;

    @Option(
            names = "--measures",
            paramLabel = "FILE",
            description = "Another result of ./chainon bench chips than the kept one.")
    private Optional<Path> measures = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the advice there too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        List<String> arguments =
                new ArrayList<>(List.of("--rows", rows, "--requests-per-second", requests, "--latency-ms", latency));
        epochs.ifPresent(given -> arguments.addAll(List.of("--epochs", given)));
        cores.ifPresent(given -> arguments.addAll(List.of("--cores", given)));
        measures.ifPresent(file ->
                arguments.addAll(List.of("--measures", file.toAbsolutePath().toString())));
        json.ifPresent(
                file -> arguments.addAll(List.of("--json", file.toAbsolutePath().toString())));
        if (apart) {
            arguments.add("--apart");
        }
        Program program = new Program(
                "advise",
                new Program.Java(ClassPath.ofModule(home, "deploy/bench"), "dev.chainon.bench.chips.Advise", HEAP_MB),
                List.of("-Dchainon.root=" + home.code(), "-Dchainon.home=" + home.state()),
                arguments,
                Map.of());
        return Foreground.run(program, home);
    }
}
