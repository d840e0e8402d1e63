package dev.chainon.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evaluation and promotion of a registered version. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Evaluates a registered version beside the champion and makes it champion if the gate agrees. Ends with 1 when the gate refuses, or when another promotion came first.")
public final class PromoteCommand extends StepCommand {

    @Option(
            names = "--model",
            paramLabel = "N",
            description = "Number of a version, or its URI (default: the one trained last).")
    private Optional<String> version = Optional.empty();

    @ArgGroup(multiplicity = "1")
    private Reason reason = new Reason();

    /** One of the two is said. */
    static final class Reason {

        @Option(names = "--why", paramLabel = "REASON", description = "The reason, for the promotion log.")
        private String why = "";

        @Option(
                names = "--force",
                paramLabel = "REASON",
                description =
                        "Promote even where the gate refuses, for this reason; the log keeps that it was forced, by whom, and what was not met.")
        private String force = "";
    }

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks, for the promotion log (default: this user).")
    private String who = System.getProperty("user.name", "unknown");

    public PromoteCommand() {
        super("promote", Set.of("evaluate", "promote"));
    }

    @Override
    Map<String, String> told() {
        Map<String, String> told =
                new LinkedHashMap<>(Map.of(Handover.WHY, reason.why, Handover.FORCE, reason.force, Handover.WHO, who));
        version.ifPresent(number -> told.put(Handover.VERSION, number));
        return told;
    }
}
