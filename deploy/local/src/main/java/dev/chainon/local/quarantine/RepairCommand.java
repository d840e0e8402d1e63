package dev.chainon.local.quarantine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes fields of a refused record and sends the result. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description =
                "Sets fields of a refused record and sends the result to the raw topic, where it goes through the rules like any other. Ends with 1 when the rules would refuse it again, or when the same was sent before.")
final class RepairCommand implements Callable<Integer> {

    @Mixin
    private Desk desk = new Desk();

    @Parameters(paramLabel = "OFFSET", description = "Its offset in the raw topic.")
    private long offset;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            required = true,
            description = "A field and its new value; with no value the field is taken away. May be given again.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Only show the result and what the rules say of it.")
    private boolean dryRun;

    @Option(names = "--again", description = "Send it even if the same was sent before.")
    private boolean again;

    @Override
    public Integer call() {
        return desk.ask("repair", order -> {
            order.put("offset", offset).put("dryRun", dryRun).put("again", again);
            set.forEach(order.putObject("set")::put);
        });
    }
}
