package dev.chainon.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.demo.Http;
import dev.chainon.local.demo.LiveState;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The report of drift and quality of the running demonstration, test by test. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description =
                "Shows what the monitor says of the models that predict: each test of drift and of quality, passed or failed. Ends with 1 when one failed.")
final class DriftCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write it there as a page that opens from disk.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of the page (default: fr).")
    private String language = "fr";

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        if (Lock.holder(home.run("lock")).isEmpty()) {
            throw new Failure(
                    "Nothing runs here, and this report is the monitor's. Start it: ./chainon demo; or replay the past: ./chainon bench drift");
        }
        String monitor = LiveState.read(home)
                .map(state -> state.addresses().get("figures"))
                .map(address -> address.replace("/api/figures", ""))
                .orElseThrow(() -> new Failure("The demonstration is being started: ask again when it is live."));
        String report = asked(monitor + "/api/drift");
        json.ifPresent(file -> write(file, report));
        html.ifPresent(file -> write(file, asked(monitor + "/api/drift.html?lang=" + language)));
        return told(report, System.out);
    }

    private static String asked(String address) {
        return Http.get(address)
                .orElseThrow(
                        () -> new Failure(address + " does not answer: see ./chainon status and the monitor's log."));
    }

    /** Prints the tests of each version. */
    static int told(String report, PrintStream out) {
        try {
            JsonNode root = JSON.readTree(report);
            if (root.path("versions").isEmpty()) {
                out.println("No prediction has been read yet.");
            }
            root.path("versions").forEach(version -> {
                out.println(version.path("model_name").asText() + ", version "
                        + version.path("model_version").asText() + ", reference "
                        + version.path("reference").asText());
                if (version.path("tests").isEmpty()) {
                    out.println("  no test yet: half a day of predictions and a reference are needed");
                }
                version.path("tests")
                        .forEach(test -> out.printf(
                                "  %-7s %-18s %10.4f  bound %8.4f  %s%n",
                                test.path("status").asText(),
                                test.path("id").asText(),
                                test.path("value").asDouble(),
                                test.path("bound").asDouble(),
                                test.path("evidence").asText()));
            });
            return root.path("failed").asInt() > 0 ? 1 : 0;
        } catch (JsonProcessingException e) {
            throw new Failure("The monitor's report is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
