package dev.chainon.local.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Back to the champion before. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Points the champion back to the version before the present one, and writes who did and why into the promotion log; what serves follows within seconds. Done again, it goes one further back. Ends with 1 when there is no earlier version.")
public final class RollbackCommand implements Callable<Integer> {

    @Option(names = "--why", required = true, paramLabel = "REASON", description = "The reason, for the promotion log.")
    private String why = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks, for the promotion log (default: this user).")
    private String who = System.getProperty("user.name", "unknown");

    @Option(names = "--alias", paramLabel = "NAME", description = "Another alias (default: champion).")
    private String alias = "champion";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Map<String, Object> own = Map.of("gate.why", why, "gate.alias", alias, "training.who", who);
        return ModelsCommand.ask("rollback", "rollback", own, json);
    }
}
