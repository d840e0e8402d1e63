package dev.chainon.local.demo;

import java.util.Set;
import picocli.CommandLine.Command;

/** The step {@code ingest} alone. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Loads the history into the back office, if its file or the code changed since it was loaded last.")
public final class IngestCommand extends StepCommand {

    public IngestCommand() {
        super("ingest", Set.of("ingest"));
    }
}
