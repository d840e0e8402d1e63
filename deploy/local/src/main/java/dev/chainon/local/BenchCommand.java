package dev.chainon.local;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.SparkOpens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a study in a process of its own. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a study beside its peer or its limit, and keeps its dated result in bench/results.",
            "serving needs Linux, wrk on the path (the package wrk) and a trained model (./chainon train, or a demonstration that was played once); fuzz needs such a model too."
        })
final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STUDY", description = "The study; a name that is not known lists them.")
    private String study = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "-O", paramLabel = "NAME=VALUE", description = "An option of the study.")
    private Map<String, String> options = Map.of();

    @Option(
            names = "--pages",
            description =
                    "Measure nothing: make the pages again from the result that is kept; those of every study for STUDY all.")
    private boolean pagesOnly;

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        return Foreground.run(program(home, Settings.read(home.state()).heapMb("bench")), home);
    }

    private Program program(Home home, int heapMb) {
        List<String> jvm = new ArrayList<>(SparkOpens.options());
        jvm.add("-Dchainon.root=" + home.code());
        jvm.add("-Dchainon.home=" + home.state());
        jvm.add("-Djava.io.tmpdir=" + home.folder("tmp"));
        jvm.add("-Dorg.bytedeco.javacpp.cachedir=" + home.folder("native"));
        List<String> arguments = new ArrayList<>(List.of(study));
        json.ifPresent(file -> arguments.addAll(List.of("--json", file.toString())));
        if (pagesOnly) {
            arguments.add("--pages");
        }
        options.forEach((name, value) -> arguments.addAll(List.of("-O", name + "=" + value)));
        return new Program(
                "bench",
                new Program.Java(ClassPath.ofModule(home, "deploy/bench"), "dev.chainon.bench.Bench", heapMb),
                jvm,
                arguments,
                Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", "1"));
    }
}
