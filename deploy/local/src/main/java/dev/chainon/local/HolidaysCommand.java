package dev.chainon.local;

import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the holidays that the features count with those of Nager.Date. */
@Command(
        name = "holidays",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the holidays that the features count with those of the public service Nager.Date, and lists the differences.",
            "The features' own stay the source of a prediction. Ends with 1 when there is no answer."
        })
final class HolidaysCommand implements Callable<Integer> {

    @Option(names = "--year", required = true, paramLabel = "YEAR", description = "Such as 2001.")
    private int year;

    @Option(names = "--offline", description = "Use kept answers only; ask nothing.")
    private boolean offline;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        PipelineTask.Ended ended = new PipelineTask(
                        "holidays",
                        "Holidays",
                        List.of(Integer.toString(year)),
                        Map.of("chainon.webapi.holidays.mode", offline ? "cache" : "live"))
                .run(home);
        String command = "./chainon holidays --year " + year + (offline ? " --offline" : "");
        json.ifPresent(file -> Report.write(file, new WebApiResult(command, started).json(ended, home)));
        return ended.code();
    }
}
