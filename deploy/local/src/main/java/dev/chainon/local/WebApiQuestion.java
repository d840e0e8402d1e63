package dev.chainon.local;

import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the commands that ask a service on the web have in common: whether they may ask, and where the result goes. */
final class WebApiQuestion {

    @Option(names = "--offline", description = "Use kept answers only; ask nothing.")
    private boolean offline;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    /**
     * Asks in a process of its own.
     *
     * @param service names the process, its settings and the command
     * @param arguments of its main class
     * @param typed the options of the command, as a person would type them again
     * @return the exit code
     */
    int ask(String service, String mainClass, List<String> arguments, String typed) {
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        PipelineTask.Ended ended = new PipelineTask(
                        service,
                        mainClass,
                        arguments,
                        Map.of("chainon.webapi." + service + ".mode", offline ? "cache" : "live"))
                .run(home);
        String command = "./chainon " + service + typed + (offline ? " --offline" : "");
        json.ifPresent(file -> Report.write(file, new WebApiResult(command, started).json(ended, home)));
        return ended.code();
    }
}
