package dev.chainon.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evaluation and promotion of a registered version. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Evaluates a registered version beside the champion and makes it champion if the gate agrees. Ends with 1 when the gate refuses.")
public final class PromoteCommand extends StepCommand {

    @Option(
            names = "--model",
            paramLabel = "N",
            description = "Number of a version, or its URI (default: the one trained last).")
    private Optional<String> version = Optional.empty();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason, for the promotion log.")
    private String why = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks, for the promotion log (default: this user).")
    private String who = System.getProperty("user.name", "unknown");

    public PromoteCommand() {
        super("promote", Set.of("evaluate", "promote"));
    }

    @Override
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>(Map.of(Handover.WHY, why, Handover.WHO, who));
        version.ifPresent(number -> told.put(Handover.VERSION, number));
        return told;
    }
}
