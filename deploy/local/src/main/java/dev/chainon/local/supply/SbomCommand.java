package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the bill of materials. */
@Command(
        name = "sbom",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the bill of materials of all modules, CycloneDX in JSON, by its Maven plugin: a minute and a half, and Maven must be allowed online.",
            "The kept one is " + Bom.KEPT + ": write it again whenever a dependency changes; the build says when."
        })
public final class SbomCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write it there. Default: " + Bom.KEPT + " in the repository.")
    private Optional<Path> to = Optional.empty();

    @Override
    public Integer call() {
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        make(home.code());
        Path file = to.orElse(home.code().resolve(Bom.KEPT));
        Report.write(file, slim(home.code().resolve("target/bom.json")));
        Bom bom = Bom.read(file);
        System.out.println(file + ": " + bom.foreign().size() + " libraries and "
                + bom.components().values().stream().filter(Component::ours).count() + " modules, in "
                + Duration.between(started, Instant.now()).toSeconds() + " s");
        return 0;
    }

    private static void make(Path code) {
        try {
            int ended = new ProcessBuilder("mvn", "-B", "-q", "-ntp", "-Dquick", "cyclonedx:makeAggregateBom")
                    .directory(code.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new Failure(
                        "The bill of materials could not be made: see why by mvn cyclonedx:makeAggregateBom.");
            }
        } catch (IOException e) {
            throw new Failure("Maven cannot be started: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while Maven made the bill of materials.", e);
        }
    }

    /** One hash of the eight that the plugin writes is enough to know a file again; where others publish and what they say of themselves is no part of a bill. */
    private static String slim(Path file) {
        try {
            JsonNode bill = JSON.readTree(file.toFile());
            for (String prose : List.of("externalReferences", "description")) {
                bill.findParents(prose).forEach(each -> ((ObjectNode) each).remove(prose));
            }
            List<JsonNode> lists = bill.findValues("hashes");
            for (JsonNode list : lists) {
                ArrayNode hashes = (ArrayNode) list;
                for (int i = hashes.size() - 1; i >= 0; i--) {
                    if (!hashes.get(i).path("alg").asText().equals("SHA-256")) {
                        hashes.remove(i);
                    }
                }
            }
            return bill.toPrettyString();
        } catch (IOException e) {
            throw new Failure("The bill of materials " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
