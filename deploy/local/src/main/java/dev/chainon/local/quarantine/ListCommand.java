package dev.chainon.local.quarantine;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The last refused records. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the last refused records: offset, time, rule, reason.")
final class ListCommand implements Callable<Integer> {

    @Mixin
    private Desk desk = new Desk();

    @Option(names = "--rule", paramLabel = "R", description = "Of this rule only, such as airport-unknown.")
    private String rule = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most N records (default: 20).")
    private int limit = 20;

    @Override
    public Integer call() {
        return desk.ask("list", order -> order.put("rule", rule).put("limit", limit));
    }
}
