package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Versions deployed into real containers by the command, while clients go on asking: kept, refused, taken back, broken off. One platform, one story. */
@Tag("campaign")
@Tag("containers")
@Order(Order.DEFAULT + 2)
@ExtendWith(SharedHarbour.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployToComposeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SERVICE = "127.0.0.1:8701";
    private static final String OLD = "serving-1";
    private static final String NEW = "serving-2";

    private static Harbour harbour;

    @BeforeAll
    static void look(Harbour begun) {
        harbour = begun;
    }

    private static List<String> stages(JsonNode record) {
        List<String> names = new ArrayList<>();
        record.path("stages").forEach(stage -> names.add(stage.path("name").asText()));
        return names;
    }

    private void bothRun(String tag) {
        assertThat(List.of(harbour.runs(OLD), harbour.runs(NEW))).containsOnly(tag);
        assertThat(harbour.runs("serving-trial")).isEmpty();
    }

    private static void goesOn(Crowd crowd) {
        long before = crowd.answered();
        Await.until("clients are answered", PATIENCE, () -> crowd.answered() > before + 20);
        assertThat(crowd.lost()).isEmpty();
    }

    @Test
    @Order(1)
    @Criterion(value = "B1Cr1.containers", covers = "docker-compose.yml")
    void onAnEmptyEngine_oneCommandStartsAndAcceptsAll() throws IOException {
        assertThat(harbour.first().code()).as(harbour.first().text()).isZero();
        JsonNode record = harbour.record();

        assertThat(record.path("target").asText()).isEqualTo("compose");
        assertThat(record.path("outcome").asText()).isEqualTo("kept");
        assertThat(record.path("digest").asText()).startsWith("sha256:");
        assertThat(stages(record))
                .containsExactly(
                        "engine",
                        "build",
                        "sbom",
                        "scan",
                        "start",
                        "accept",
                        "switch",
                        "watch",
                        "accept-in-service",
                        "keep");
        assertThat(record.path("stages"))
                .allSatisfy(stage -> assertThat(stage.path("outcome").asText()).isIn("passed", "absent"));
        bothRun(Engine.TAG);
    }

    /** The first try is killed in mid-switch; the next one mends what it left, and brings the version to an end. */
    @Test
    @Order(2)
    @Criterion(value = "B1Cr1.rolling-upgrade", covers = "docker-compose.yml")
    @Criterion(value = "B1Cr1.containers", covers = "docker-compose.yml")
    @Criterion(value = "B1Cr1.rollback", covers = "docker-compose.yml")
    @Criterion(value = "B4Cr2.promoted", covers = "docker-compose.yml")
    void aGoodVersionTakesThePlaceOfTheOldOne_withoutAFailedRequest() throws IOException {
        String tag = harbour.version("second", "LABEL version=second");
        try (Crowd crowd = new Crowd(SERVICE, harbour.key())) {
            harbour.deploy(tag, line -> !line.startsWith("  switch "));
            assertThat(harbour.runs(OLD)).isEqualTo(Engine.TAG);
            assertThat(harbour.runs(NEW)).isEqualTo(tag);
            goesOn(crowd);

            Harbour.Ended ended = harbour.deploy(tag);

            assertThat(ended.code()).as(ended.text()).isZero();
            assertThat(harbour.record().path("outcome").asText()).isEqualTo("kept");
            assertThat(harbour.record().at("/stages/0/words").asText())
                    .contains("chainon/serving:" + Engine.TAG, " is in service", NEW + " runs", "again");
            assertThat(stages(harbour.record())).containsSubsequence("scan", "start", "accept", "switch");
            bothRun(tag);
            assertThat(harbour.pinned()).contains(OLD + ": {image: \"chainon/serving:" + tag);
            goesOn(crowd);
            memoryStaysBelowItsLimits();
        }
    }

    /** Under load, and just after replicas came and went. */
    private void memoryStaysBelowItsLimits() {
        Map<String, Berth.Memory> memory = new TreeMap<>();
        for (Berth berth : harbour.berths()) {
            memory.put(berth.service(), berth.memory());
        }
        assertThat(memory).containsKeys("postgres", "broker", "launcher", OLD, NEW, "balancer", "monitor");
        assertThat(memory).allSatisfy((service, taken) -> {
            assertThat(taken.limitMb()).as(service).isBetween(64L, 2600L);
            assertThat(taken.usedMb()).as(service).isLessThan(taken.limitMb());
        });
    }

    /** It is healthy and answers no question: only the acceptance finds that out. */
    @Test
    @Order(3)
    @Criterion(value = "B1Cr1.acceptance-gate", covers = "docker-compose.yml")
    @Criterion(value = "B4Cr2.promoted", covers = "docker-compose.yml")
    void aVersionThatIsHealthyAndDoesNotAnswer_isRefused() throws IOException {
        String before = harbour.runs(OLD);
        String tag = harbour.version("mute", "ENV JAVA_TOOL_OPTIONS=-Dchainon.serving.body-bytes=16");
        try (Crowd crowd = new Crowd(SERVICE, harbour.key())) {
            Harbour.Ended ended = harbour.deploy(tag);

            assertThat(ended.code()).as(ended.text()).isEqualTo(1);
            JsonNode record = harbour.record();
            assertThat(record.path("outcome").asText()).isEqualTo("refused");
            assertThat(record.path("reason").asText()).contains("not accepted");
            assertThat(stages(record)).endsWith("start", "accept", "withdraw");
            bothRun(before);
            goesOn(crowd);
        }
    }

    @Test
    @Order(4)
    @Criterion(value = "B1Cr1.acceptance-gate", covers = "docker-compose.yml")
    void aVersionThatDoesNotStart_isRefusedWithItsOwnWords() throws IOException {
        String before = harbour.runs(OLD);
        String tag = harbour.version("broken", "ENTRYPOINT [\"java\", \"dev.chainon.Nowhere\"]");
        try (Crowd crowd = new Crowd(SERVICE, harbour.key())) {
            Harbour.Ended ended = harbour.deploy(tag);

            assertThat(ended.code()).as(ended.text()).isEqualTo(1);
            assertThat(harbour.record().path("reason").asText()).contains("ended by itself", "dev.chainon.Nowhere");
            assertThat(stages(harbour.record())).endsWith("scan", "start", "withdraw");
            bothRun(before);
            goesOn(crowd);
        }
    }

    @Test
    @Order(5)
    @Criterion(value = "B1Cr1.rollback", covers = "docker-compose.yml")
    void aVersionThatDiesInService_isTakenBack() throws IOException {
        String before = harbour.runs(OLD);
        String tag = harbour.version("mortal", "LABEL version=mortal");
        try (Crowd crowd = new Crowd(SERVICE, harbour.key())) {
            Harbour.Ended ended = harbour.deploy(tag, line -> {
                if (line.startsWith("  switch ")) {
                    harbour.kill(NEW);
                }
                return true;
            });

            assertThat(ended.code()).as(ended.text()).isEqualTo(1);
            JsonNode record = harbour.record();
            assertThat(record.path("outcome").asText()).isEqualTo("rolled-back");
            assertThat(stages(record)).endsWith("switch", "watch", "roll-back");
            assertThat(record.path("reason").asText()).contains("DOWN");
            bothRun(before);
            goesOn(crowd);
        }
    }
}
