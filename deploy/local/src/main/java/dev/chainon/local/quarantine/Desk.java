package dev.chainon.local.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.demo.Report;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What the four commands share: they need a running demonstration, print what they are told, and may write it to a file. */
final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    /**
     * Asks and prints the answer.
     *
     * @param what the order's name
     * @param details adds what belongs to it
     * @return the command's exit code
     */
    int ask(String what, Consumer<ObjectNode> details) {
        Home home = Home.ofSystem();
        Instant began = Instant.now();
        Path settings = settings(home);
        ObjectNode order = JSON.createObjectNode().put("do", what);
        details.accept(order);
        JsonNode answer = read(new Call(home, Settings.read(home.state()), settings).answer(order));
        answer.path("words").forEach(words -> System.out.println(words.asText()));
        json.ifPresent(file -> Report.write(file, report("quarantine " + what, began, answer)));
        return answer.path("code").asInt();
    }

    /** The settings that the launcher wrote for the intake name the broker and the epoch. */
    private static Path settings(Home home) {
        if (Lock.holder(home.run("lock")).isEmpty()) {
            throw new Failure("Nothing runs here, and the quarantine is part of a running demonstration."
                    + " Start one with: ./chainon demo");
        }
        Path settings = home.run("intake.conf");
        if (!Files.isReadable(settings)) {
            throw new Failure(
                    "The demonstration is still starting: ask again when ./chainon status names its addresses.");
        }
        return settings;
    }

    private static String report(String command, Instant began, JsonNode answer) {
        Report report = new Report(command, began);
        report.figures(answer.path("figures").toString());
        boolean ok = answer.path("code").asInt() == 0;
        ObjectNode all =
                (ObjectNode) read(report.json(ok, Git.commit(Home.ofSystem().code()), Instant.now()));
        all.set("records", answer.path("records"));
        return all.toPrettyString();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Failure("This answer is not JSON: " + text, e);
        }
    }
}
