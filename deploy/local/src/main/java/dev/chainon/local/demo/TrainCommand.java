package dev.chainon.local.demo;

import java.util.Set;
import picocli.CommandLine.Command;

/** The step {@code train} alone. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains a model on the training set and registers it; who serves stays who serves until ./chainon promote.")
public final class TrainCommand extends StepCommand {

    public TrainCommand() {
        super("train", Set.of("train"));
    }
}
