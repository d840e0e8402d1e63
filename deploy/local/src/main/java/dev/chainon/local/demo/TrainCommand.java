package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The step {@code train} alone; or a registered version trained again, to see that the same bytes come out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains a model on the training set and registers it; who serves stays who serves until ./chainon promote.")
public final class TrainCommand extends StepCommand {

    @Option(
            names = "--reproduce",
            paramLabel = "N",
            description =
                    "Register nothing: train version N again from its manifest and compare the bytes of its files. Ends with 1 where they differ.")
    private Optional<Integer> version = Optional.empty();

    public TrainCommand() {
        super("train", Set.of("train"));
    }

    @Override
    public Integer call() {
        return version.isEmpty() ? super.call() : reproduce(Home.ofSystem(), version.get());
    }

    private static int reproduce(Home home, int version) {
        Settings settings = Settings.read(home.state());
        Program.Java java = new Program.Java(
                ClassPath.ofModule(home, "deploy/apps/trainer"),
                "dev.chainon.apps.Reproduce",
                settings.heapMb("train"));
        List<String> options = List.of("-Dchainon.home=" + home.state());
        Program program =
                new Program("reproduce", java, options, List.of(Integer.toString(version)), settings.chipEnvironment());
        return Foreground.run(program, home);
    }
}
