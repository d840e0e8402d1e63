package dev.chainon.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks a server: {@code URL [--grpc HOST:PORT] [--model NAME] [--json FILE]}; an API key in the variable {@code CHAINON_KEY} is sent with every request. Ends with 0 if nothing failed, 1 if something did, 2 for bad usage and 3
 * if nothing answers.
 */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new Main(System.out, System.err).run(List.of(args)));
    }

    int run(List<String> words) {
        try {
            Optional<Path> json = option(words, "--json").map(Path::of);
            Target target = target(words);
            Instant started = Instant.now();
            List<Outcome> outcomes = Suite.run(target);
            Report report = new Report(target, outcomes, started, Duration.between(started, Instant.now()));
            out.print(report.table());
            if (json.isPresent()) {
                String commit = System.getenv().getOrDefault("CHAINON_COMMIT", "");
                Files.writeString(json.get(), report.json(commit), StandardCharsets.UTF_8);
            }
            return Suite.passed(outcomes) ? 0 : FAILED;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (Unreachable | IOException e) {
            err.println(e.getMessage());
            return UNREACHABLE;
        }
    }

    private static Target target(List<String> words) {
        boolean paired = words.size() % 2 == 1;
        for (int i = 1; i < words.size(); i += 2) {
            paired &= List.of("--grpc", "--model", "--json").contains(words.get(i));
        }
        if (!paired) {
            throw new IllegalArgumentException("usage: URL [--grpc HOST:PORT] [--model NAME] [--json FILE]");
        }
        return new Target(
                Target.address(words.get(0)),
                option(words, "--grpc").map(Target.HostPort::of),
                option(words, "--model"),
                Optional.of(System.getenv().getOrDefault("CHAINON_KEY", "")).filter(key -> !key.isEmpty()));
    }

    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at > 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
