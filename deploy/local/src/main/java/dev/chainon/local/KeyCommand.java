package dev.chainon.local;

import dev.chainon.local.demo.Report;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The API keys of the servers. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes, lists and revokes the API keys of the servers. A key is printed once and kept as a hash only;",
            "a change is in force within two seconds. Servers of a demonstration ask nobody for a key: see docs/security.md."
        })
final class KeyCommand {

    private static final int HEAP_MB = 64;
    private static final String JSON = "Write there how many keys are in force, revoked and expired; never a key.";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file of the keys. Default: security/keys.json in the state folder.")
    private Optional<Path> file = Optional.empty();

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a key and prints it: the only time that it can be seen. Ends with 2 if the name or a role is wrong.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Who gets it.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "predict, admin or auditor; may be given again.")
                    List<String> roles,
            @Option(
                            names = "--days",
                            paramLabel = "DAYS",
                            defaultValue = "365",
                            description = "After which it ends; 0 for never. Default: ${DEFAULT-VALUE}.")
                    long days,
            @Option(names = "--json", paramLabel = "FILE", description = JSON) Optional<Path> json) {
        return run(json, "add", name, Long.toString(days), String.join(",", roles));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the keys, without their secrets.")
    int list(@Option(names = "--json", paramLabel = "FILE", description = JSON) Optional<Path> json) {
        return run(json, "list");
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Takes a key back. Ends with 1 when there is none of that id in force.")
    int revoke(
            @Parameters(paramLabel = "ID", description = "As the list shows it.") String id,
            @Option(names = "--json", paramLabel = "FILE", description = JSON) Optional<Path> json) {
        return run(json, "revoke", id);
    }

    private int run(Optional<Path> json, String... words) {
        Home home = Home.ofSystem();
        Report report = new Report("key " + words[0], Instant.now());
        List<String> arguments = new ArrayList<>();
        arguments.add(file.orElse(home.state().resolve("security/keys.json"))
                .toAbsolutePath()
                .toString());
        arguments.addAll(List.of(words));
        Program.Java java =
                new Program.Java(ClassPath.ofModule(home, "deploy/apps/server"), "dev.chainon.apps.Keys", HEAP_MB);
        Path figures = home.run("key.figures.json");
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-Dchainon.figures=" + figures);
        forget(figures);
        int code = Foreground.run(new Program("key", java, options, arguments, Map.of()), home);
        json.ifPresent(to -> write(report, code, figures, to, home));
        return code;
    }

    private static void forget(Path figures) {
        try {
            Files.deleteIfExists(figures);
        } catch (IOException e) {
            throw new Failure("The file " + figures + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void write(Report report, int code, Path figures, Path to, Home home) {
        try {
            report.figures(Files.readString(figures));
        } catch (IOException e) {
            throw new Failure("The figures of the keys cannot be read from " + figures + ": " + e.getMessage(), e);
        }
        Report.write(to, report.json(code == 0, Git.commit(home.code()), Instant.now()));
    }
}
