package dev.chainon.local;

import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a prediction of the running demonstration back to its raw bytes. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a prediction came from: the raw bytes, the rules, the features computed again, the model, the data it was trained on. Ends with 1 when there is no such prediction.")
final class TraceCommand implements Callable<Integer> {

    /** The process whose login and addresses are used: it may read predictions and models, and no more. */
    private static final String LIKE = "serving-1";

    private static final int HEAP_MB = 192;

    @Parameters(
            paramLabel = "ID",
            description =
                    "A prediction, such as 1:2001-05-01-ATL-ORD-0615-1/departure, or a flight, such as 2001-05-01-ATL-ORD-0615-1.")
    private String id = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the trace there too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Path settings = home.run(LIKE + ".conf");
        if (Lock.holder(home.run("lock")).isEmpty() || !Files.isRegularFile(settings)) {
            throw new Failure(
                    "Nothing runs here, and a trace reads the log and the database of a running demonstration. Start it: ./chainon demo");
        }
        List<String> arguments = new ArrayList<>(List.of(id));
        json.ifPresent(file -> arguments.add(file.toAbsolutePath().toString()));
        Program.Java java = new Program.Java(
                ClassPath.ofModule(home, "deploy/apps/server"), "dev.chainon.apps.TracePrediction", HEAP_MB);
        List<String> jvm = List.of(
                "-Dconfig.file=" + settings,
                "-Dchainon.root=" + home.code(),
                "-Djava.io.tmpdir=" + home.folder("tmp"),
                "-XX:TieredStopAtLevel=1");
        return Foreground.run(new Program("trace", java, jvm, arguments, Map.of()), home);
    }
}
