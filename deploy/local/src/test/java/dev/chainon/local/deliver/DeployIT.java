package dev.chainon.local.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Home;
import dev.chainon.serving.http.ToyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments of real replicas behind a real balancer, accepted by the real suite, while clients go on asking. Ten processes: part of the campaign. */
@Tag("campaign")
class DeployIT {

    private static final Watch.Rule RULE =
            new Watch.Rule(Duration.ofSeconds(1), Duration.ofMillis(20), 0.02, Duration.ofSeconds(30), 5);
    private static final Artefact.Revision REVISION = new Artefact.Revision("c0ffee", "2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Acceptor acceptor;

    @BeforeEach
    void prepare() throws IOException {
        Path state = Files.createDirectories(folder.resolve("state"));
        Home home = new Home(Path.of(System.getProperty("chainon.root")), state);
        acceptor = new Acceptor(home, Settings.read(state));
        double answer = 1 / (1 + Math.exp(-(ToyServer.WEIGHT * 0.5 + 1)));
        Files.writeString(folder.resolve("known.json"), "{\"rows\": [[0, 0.25, 0.25]], \"answers\": [" + answer + "]}");
    }

    private ReleaseRecord deploy(ToySite site, Step... before) {
        Delivery.Means means = new Delivery.Means(
                new Delivery.Name("local", REVISION, () -> "0123"),
                List.of(before),
                this::accept,
                new Watch(RULE, Clock.systemUTC(), Pause::of),
                Clock.systemUTC(),
                line -> {});
        return new Delivery(means, site).run();
    }

    private Step.Done accept(String address) {
        List<String> words = new ArrayList<>(List.of(address, "--metric", "figures", "--p99-ms", "60000"));
        words.addAll(List.of(
                "--requests", "20", "--answers", folder.resolve("known.json").toString()));
        words.addAll(List.of("--reserve", "R-06=no monitoring process in this test"));
        int code = acceptor.playQuietly(words, REVISION.commit(), "");
        return code == 0 ? Step.Done.passed("accepted") : Step.Done.failed("not accepted, code " + code);
    }

    private static List<String> names(ReleaseRecord record) {
        return record.stages().stream().map(ReleaseRecord.Done::name).toList();
    }

    @Test
    @Criterion("B1Cr1.acceptance-gate")
    @Criterion("B1Cr5.acceptance")
    void aGoodVersionIsKept_withoutAFailedRequest() throws IOException {
        try (ToySite site = new ToySite(folder, 1, false);
                Load load = new Load(site.service())) {
            ReleaseRecord record = deploy(
                    site,
                    new Step("verify", () -> Step.Done.passed("as it was built")),
                    new Step("scan", () -> Step.Done.absent("there is no scan")));

            assertThat(record.outcome()).as(record.toString()).isEqualTo(Outcome.KEPT);
            assertThat(names(record))
                    .containsExactly(
                            "verify", "scan", "start", "accept", "switch", "watch", "accept-in-service", "keep");
            assertThat(site.oldAlive()).isFalse();
            long before = load.answered();
            Pause.until("the new one answers alone", ToySite.PATIENCE, () -> load.answered() > before + 20);
            assertThat(load.lost()).isEmpty();
            assertThat(site.look().requests()).isPositive();
            kept(record);
        }
    }

    private void kept(ReleaseRecord record) throws IOException {
        Path page = record.keep(folder.resolve("deployments"));
        JsonNode json = new ObjectMapper()
                .readTree(Path.of(page.toString().replace(".html", ".json")).toFile());
        assertThat(json.path("version").asText()).isEqualTo("c0ffee");
        assertThat(json.path("commitTime").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.path("outcome").asText()).isEqualTo("kept");
        assertThat(json.path("stages")).hasSize(8).allSatisfy(stage -> {
            assertThat(stage.path("seconds").asDouble(-1)).isNotNegative();
            assertThat(stage.path("outcome").asText()).isIn("passed", "absent");
        });
        assertThat(Files.readString(page))
                .contains("Compte rendu de déploiement", "Deployment record", "bascule", "gardée")
                .doesNotContain("${", "<#");
    }

    @Test
    @Criterion("B1Cr1.acceptance-gate")
    void aVersionThatIsNotAccepted_isNeverSwitchedTo() {
        try (ToySite site = new ToySite(folder, 2, false);
                Load load = new Load(site.service())) {
            ReleaseRecord other = deploy(site, new Step("verify", () -> Step.Done.failed("another hash")));
            assertThat(other.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(other.reason()).isEqualTo("another hash");
            assertThat(names(other)).as("it is not even started").containsExactly("verify", "withdraw");

            ReleaseRecord record = deploy(site);

            assertThat(record.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(record.reason()).contains("not accepted");
            assertThat(names(record)).containsExactly("start", "accept", "withdraw");
            assertThat(site.look().requests())
                    .as("requests of clients to the new version")
                    .isZero();
            assertThat(site.newAlive()).isFalse();
            stillServed(site, load);
        }
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void aVersionThatFailsAfterTheSwitch_isRolledBack() {
        try (ToySite site = new ToySite(folder, 1, true);
                Load load = new Load(site.service())) {
            ReleaseRecord record = deploy(site);

            assertThat(record.outcome()).as(record.toString()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(names(record)).containsExactly("start", "accept", "switch", "watch", "roll-back");
            assertThat(record.reason()).contains("failed");
            assertThat(site.newAlive()).isFalse();
            stillServed(site, load);
        }
    }

    /** The balancer asked the old replica again wherever the new one failed: no client lost anything. */
    private static void stillServed(ToySite site, Load load) {
        assertThat(site.oldAlive()).isTrue();
        assertThat(site.oldOne().state()).isEqualTo("READY");
        long before = load.answered();
        Pause.until("the old one goes on", ToySite.PATIENCE, () -> load.answered() > before + 20);
        assertThat(load.lost()).isEmpty();
    }
}
