package dev.chainon.local.quarantine;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One refused record. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows one refused record: rule, reason, time, original bytes, and what was done with it. Ends with 1 when there is none.")
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private Desk desk = new Desk();

    @Parameters(paramLabel = "OFFSET", description = "Its offset in the raw topic.")
    private long offset;

    @Override
    public Integer call() {
        return desk.ask("show", order -> order.put("offset", offset));
    }
}
