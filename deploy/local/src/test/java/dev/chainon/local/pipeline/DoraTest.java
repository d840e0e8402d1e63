package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toy history and planted records of deployments, whose indicators are counted by hand. */
final class DoraTest {

    private static final double CLOSE = 1e-9;

    @TempDir
    Path folder;

    private Toy toy;
    private Instant first;

    @BeforeEach
    void begin() throws IOException {
        toy = Toy.begin(folder);
        first = new History(folder).first().orElseThrow();
    }

    @Test
    @Criterion("B4Cr3.delivery-metrics")
    void countsFrequencyLeadTimeFailuresAndRestore() throws IOException {
        String one = toy.git("rev-parse", "HEAD");
        record("1", one, 0, 60, "kept");
        String two = toy.commit("Second");
        record("2", two, 120, 150, "rolled-back");
        String three = toy.commit("Third");
        record("3", three, 180, 181, "refused");
        record("4", three, 240, 360, "kept");

        Map<String, Indicator> told = dora(Duration.ofDays(14));

        assertThat(value(told, "dora.deployments.per.week")).isCloseTo(1.5, within(CLOSE));
        assertThat(value(told, "dora.failure.share")).isCloseTo(1 / 3.0, within(CLOSE));
        assertThat(value(told, "dora.restore.minutes")).isCloseTo(30, within(CLOSE));
        assertThat(value(told, "dora.refused")).isEqualTo(1);
        // The first commit was an hour old; the second and the third came with the last one.
        double hours = Duration.between(new History(folder).committed(two).orElseThrow(), first.plusSeconds(360 * 60))
                        .toSeconds()
                / 3600.0;
        assertThat(value(told, "dora.lead.hours")).isCloseTo(hours, within(.01));
    }

    @Test
    @Criterion("B4Cr3.delivery-metrics")
    void whatNoRecordTellsIsAbsent_withTheReason() throws IOException {
        Map<String, Indicator> none = dora(Duration.ofDays(1));
        assertThat(none.values())
                .filteredOn(i -> i.value().isEmpty())
                .hasSize(5)
                .allSatisfy(i -> {
                    assertThat(i.absent().en()).contains("no deployment is recorded");
                    assertThat(i.absent().fr()).isNotBlank();
                });

        record("1", toy.git("rev-parse", "HEAD"), 0, 60, "kept");
        Map<String, Indicator> kept = dora(Duration.ofDays(1));
        assertThat(value(kept, "dora.failure.share")).isZero();
        assertThat(kept.get("dora.restore.minutes").value()).isEmpty();
        assertThat(kept.get("dora.restore.minutes").absent().en()).contains("no recorded deployment was taken back");
    }

    /** As records are where there is no git beside the code, or the code was not as committed. */
    @Test
    void takesTheTimeOfACommitFromTheHistory_whereTheRecordDoesNotKnow() throws IOException {
        record("1", toy.git("rev-parse", "HEAD") + "+changes", 0, 60, "kept");
        Path file = folder.resolve(".chainon/deployments/1.json");
        Files.writeString(file, Files.readString(file).replace(first.toString() + "\",\"startedAt", "\",\"startedAt"));
        assertThat(deployments()).singleElement().satisfies(d -> assertThat(d.committed())
                .isEmpty());

        assertThat(value(dora(Duration.ofDays(1)), "dora.lead.hours")).isCloseTo(1, within(CLOSE));
    }

    @Test
    void looksNoFurtherBackThanAsked() throws IOException {
        record("1", toy.git("rev-parse", "HEAD"), 0, 60, "kept");

        Map<String, Indicator> later = new Dora(
                        new History(folder), deployments(), first.plusSeconds(7200), first.plusSeconds(9000))
                .indicators().stream().collect(Collectors.toMap(Indicator::id, i -> i));

        assertThat(later.get("dora.deployments.per.week").value()).isEmpty();
    }

    @Test
    @Criterion("B4Cr3.delivery-metrics")
    @Criterion("B4Cr3.value-stream")
    void theCommandWritesThemAndDrawsThePage() throws IOException {
        toy.write(Steps.FILE, """
                steps:
                  - {id: brew, cadence: merge, fr: infuser, en: brew tea, run: "true", budgetSeconds: 60}
                  - {id: pour, cadence: merge, fr: verser, en: pour tea, run: "true", budgetSeconds: 60}
                """);
        toy.commit("Say the steps");
        assertThat(toy.type("ci", "brew")).isZero();

        assertThat(toy.type(
                        "dora",
                        "--json",
                        "" + folder.resolve("target/dora.json"),
                        "--page",
                        "" + folder.resolve("target/delivery.html")))
                .isZero();

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("target/dora.json").toFile());
        assertThat(json.path("figures").has("dora.commits.per.day")).isTrue();
        assertThat(json.path("absent").path("dora.lead.hours").asText()).contains("no deployment");
        assertThat(Files.readString(folder.resolve("target/delivery.html")))
                .contains(
                        "<rect class=\"step\"",
                        "<span lang=\"fr\">",
                        "infuser",
                        "pour tea",
                        "not played here yet",
                        "absent: no deployment is recorded")
                .contains(toy.git("rev-parse", "HEAD"))
                .doesNotContain("http://", "https://", " ;", " ?");
        assertThat(folder.resolve(".chainon/reports/dora.json")).exists();
        assertThat(toy.type("dora", "--days", "0")).isEqualTo(2);
        assertThat(toy.type("dora")).isZero();
        assertThat(folder.resolve(".chainon/reports/delivery.html")).exists();
    }

    private static double value(Map<String, Indicator> told, String id) {
        return told.get(id).value().orElseThrow();
    }

    private Map<String, Indicator> dora(Duration length) {
        return new Dora(new History(folder), deployments(), first, first.plus(length))
                .indicators().stream().collect(Collectors.toMap(Indicator::id, i -> i));
    }

    private List<Deployment> deployments() {
        return Deployment.all(new Home(folder, folder.resolve(".chainon")));
    }

    /** @param from minutes after the first commit */
    private void record(String name, String version, int from, int to, String outcome) throws IOException {
        toy.write(
                ".chainon/deployments/" + name + ".json",
                "{\"version\":\"%s\",\"commitTime\":\"%s\",\"startedAt\":\"%s\",\"finishedAt\":\"%s\",\"outcome\":\"%s\",\"stages\":[{\"name\":\"switch\",\"seconds\":5,\"outcome\":\"passed\"}]}"
                        .formatted(
                                version, first, first.plusSeconds(60L * from), first.plusSeconds(60L * to), outcome));
    }
}
