package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of delivery on the running demonstration. */
@ExtendWith(SharedDemonstration.class)
class DeliverIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The machine of a build is shared: what it takes is measured and told, and fails nothing. */
    private static final String NO_BUDGET = "R-04=the machine of a build is shared";

    @Test
    @Criterion("B1Cr5.acceptance")
    @Criterion("B1Cr5.acceptance-record")
    void theRunningDemonstrationIsAccepted(Demonstration demonstration) throws Exception {
        Path json = demonstration.state().resolve("accepted.json");
        Demonstration.Ended ended = demonstration.run(
                "accept",
                demonstration.address("balancer"),
                "--monitoring",
                demonstration.address("monitor"),
                "--grpc",
                demonstration.place("grpc-1"),
                "--reservations",
                NO_BUDGET,
                "--json",
                json.toString());

        assertThat(ended.code()).as(ended.text()).isZero();
        JsonNode record = JSON.readTree(json.toFile());
        assertThat(record.path("tests")).hasSizeGreaterThan(9).allSatisfy(test -> assertThat(
                        test.path("verdict").asText().equals("passed")
                                || test.path("id").asText().equals("R-04"))
                .as(test.toString())
                .isTrue());
        assertThat(record.at("/figures").path("acceptance.known.rows").asInt()).isEqualTo(32);
        assertThat(files(demonstration.state().resolve("reports"), ".html")).isNotEmpty();
    }

    @Test
    @Tag("campaign")
    @Tag("drills")
    @Criterion("B1Cr1.acceptance-gate")
    void aVersionIsDeployedIntoTheRunningDemonstration(Demonstration demonstration) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<List<Integer>> failed = CompletableFuture.supplyAsync(() -> load(demonstration, stop));
        Demonstration.Ended ended =
                demonstration.run("deploy", "--to", "local", "--watch", "5", "--reservations", NO_BUDGET);
        stop.set(true);

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(failed.get()).as("statuses of requests that failed").isEmpty();
        List<Path> records = files(demonstration.state().resolve("deployments"), ".json");
        JsonNode record = JSON.readTree(records.get(records.size() - 1).toFile());
        assertThat(record.path("outcome").asText()).isEqualTo("kept");
        assertThat(record.path("stages")).hasSize(9);
        assertThat(demonstration.state().resolve("run/serving-1.release")).exists();
    }

    private static List<Integer> load(Demonstration demonstration, AtomicBoolean stop) {
        List<Integer> failed = new ArrayList<>();
        while (!stop.get()) {
            try {
                int status = demonstration
                        .get(demonstration.address("balancer") + "/v2/models/late-arrival")
                        .statusCode();
                if (status != 200) {
                    failed.add(status);
                }
            } catch (IOException e) {
                failed.add(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed;
            }
        }
        return failed;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
