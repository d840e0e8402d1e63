package dev.chainon.local.quarantine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends refused records again, as they were. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Sends the original bytes of refused records again, for instance after a rule changed. Ends with 1 when one was not sent.")
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private Desk desk = new Desk();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--again", description = "Send them even if they were sent before.")
    private boolean again;

    /** Some records or those of one rule. */
    static final class Which {

        @Parameters(paramLabel = "OFFSET", arity = "1..*", description = "Their offsets in the raw topic.")
        private List<Long> offsets = new ArrayList<>();

        @Option(names = "--rule", paramLabel = "R", description = "All that this rule refused.")
        private String rule = "";
    }

    @Override
    public Integer call() {
        return desk.ask("replay", order -> {
            ArrayNode offsets =
                    order.put("rule", which.rule).put("again", again).putArray("offsets");
            which.offsets.forEach(offsets::add);
        });
    }
}
