package dev.chainon.local.demo;

import java.util.Set;
import picocli.CommandLine.Command;

/** The step {@code features} alone. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description =
                "Computes the features of the clean log and exports the training set; loads the history before, if need be.")
public final class FeaturesCommand extends StepCommand {

    public FeaturesCommand() {
        super("features", Set.of("features"));
    }
}
