package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.Git;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Searches for secrets. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = {
            "Searches the files and the whole history of the repository for keys, tokens and passwords.",
            "Ends with 1 when there is one; what looks like a secret and is none is listed in " + Allowance.KEPT + "."
        })
public final class SecretsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        SecretScan scan = new SecretScan(
                new Repository(home.code()), Allowance.read(home.code().resolve(Allowance.KEPT)));
        List<Leak> leaks;
        try {
            leaks = scan.run();
        } catch (IOException e) {
            throw new Failure("The search for secrets could not be ended: " + e.getMessage() + ".", e);
        }
        leaks.forEach(leak -> System.out.println(leak.words()));
        System.out.println(scan.texts() + " texts of the tree and the history searched, " + scan.binaries()
                + " files that are no text passed over: " + leaks.size() + " secrets");
        if (!leaks.isEmpty()) {
            System.out.println(
                    "Revoke each where it opens something, then take it out: whoever has the history has it.");
        }
        json.ifPresent(file -> Report.write(file, json(home, scan, leaks, started)));
        return leaks.isEmpty() ? 0 : 1;
    }

    private static String json(Home home, SecretScan scan, List<Leak> leaks, Instant started) {
        ObjectNode out = JSON.createObjectNode()
                .put("command", "secrets")
                .put("ok", leaks.isEmpty())
                .put("commit", Git.commit(home.code()))
                .put("started", started.toString());
        out.putObject("figures").put("supply.secrets.texts", scan.texts()).put("supply.secrets.found", leaks.size());
        out.set("leaks", JSON.valueToTree(leaks));
        return out.toPrettyString();
    }
}
