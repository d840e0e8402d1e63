package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The step {@code ingest} alone; with rows to reach, in a home of its own that is removed when it is done. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Loads the history into the back office, if its file or the code changed since it was loaded last.")
public final class IngestCommand extends StepCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = {
                "Load N rows or a few more instead: the history follows itself in time as often as that takes.",
                "This measures how the load grows. It goes into a home of its own, which is removed when it is done."
            })
    private Optional<Long> rows = Optional.empty();

    public IngestCommand() {
        super("ingest", Set.of("ingest"));
    }

    @Override
    Map<String, String> told() {
        return rows.map(n -> Map.of(Handover.ROWS, Long.toString(n))).orElse(Map.of());
    }

    @Override
    public Integer call() {
        if (rows.isEmpty()) {
            return super.call();
        }
        if (rows.get() < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be 1 or more, not " + rows.get() + ".");
        }
        Home home = Home.ofSystem();
        Home scratch = new Home(home.code(), home.state().resolve("scale"));
        Lock.holder(scratch.state().resolve("run/lock")).ifPresent(pid -> {
            throw new Failure("Another load of this kind runs here, as PID " + pid + ": wait for it, or end it.");
        });
        Results.delete(scratch.state());
        int code = play(scratch, Settings.read(home.state()));
        if (code == 0) {
            Results.delete(scratch.state());
        }
        return code;
    }
}
