package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.registry.Releases;
import dev.chainon.serving.security.ApiKey;
import dev.chainon.serving.security.KeyFile;
import dev.chainon.serving.security.Role;
import dev.chainon.store.RuntimeRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replica as a process of its own, on a real broker and a real PostgreSQL. */
@ExtendWith(SharedBed.class)
class ServingProcessIT {

    @Test
    @Criterion("B1Cr2.replaceable-case")
    void lateReplica_restoresCatchesUp_andAnswers(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        try (KettleServe first = replay.replica()) {
            first.awaitReady();
            for (int day = 0; day < 3; day++) {
                replay.boil(144);
                replay.published();
            }
            Await.until("snapshots", () -> snapshots(replay) >= 2);
        }
        replay.boil(10);
        try (KettleServe again = replay.replica()) {
            again.awaitReady();
            assertThat(replay.publishedIds()).containsExactlyElementsOf(replay.expected());
            HttpResponse<String> answer = again.post("/v1/kettles/predict", "{\"kettle\":\"blue\",\"litres\":1}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getDouble("probability")).isBetween(0.0, 1.0);
        }
    }

    @Test
    @Criterion("B2Cr7.access")
    void aReplicaThatAsks_letsNobodyInWithoutAKey_andIsToldOnAPortOfItsOwn_toReadTheReleaseNow_andToDrain(Bed bed)
            throws Exception {
        Replay replay = new Replay(bed);
        int port = freePort();
        Path keys = bed.folder().resolve("keys-of-the-replica.json");
        String operator = key(keys);
        Config settings = ConfigFactory.parseMap(Map.of(
                        "chainon.security.access",
                        "required",
                        "chainon.security.keys",
                        keys.toString(),
                        "chainon.admin.enabled",
                        true,
                        "chainon.admin.port",
                        port,
                        "chainon.serving.champion-every",
                        "1 hour"))
                .withFallback(bed.settings(replay.topics().epoch()));
        try (KettleServe replica = new KettleServe(bed.folder(), settings)) {
            replica.awaitReady();
            HttpResponse<String> refused = replica.post("/v1/kettles/predict", "{\"kettle\":\"blue\"}");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("x-content-type-options")).contains("nosniff");

            JsonObject before = order(port, "reload", operator);
            assertThat(before.getJsonObject("release").getString("mode")).isEqualTo("none");
            int challenger = bed.registered(Integer.parseInt(before.getString("model_version")) + 1);
            String model = Bed.KETTLES.modelName();
            Releases desk = new Releases(bed.database().as(RuntimeRole.TRAINER));
            desk.append(
                    model,
                    desk.newest(model),
                    new Releases.Wish(ReleaseStep.Action.SHADOW, challenger, 0, "test", "for the test"));
            assertThat(order(port, "reload", operator).getJsonObject("release").encode())
                    .as("an hour before it would have looked by itself")
                    .contains("shadow", String.valueOf(challenger));
            desk.append(
                    model,
                    desk.newest(model),
                    new Releases.Wish(ReleaseStep.Action.STOP, challenger, 0, "test", "it was seen"));
            assertThat(order(port, "reload", operator).getJsonObject("release").getString("mode"))
                    .isEqualTo("none");

            order(port, "drain", operator);
            assertThat(replica.get("/v2/health/ready").body()).contains("an operator drains this replica");
        }
    }

    private static JsonObject order(int port, String what, String operator) throws Exception {
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/" + what))
                .header("X-API-Key", operator)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(order, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String key(Path file) {
        ApiKey.Fresh fresh =
                ApiKey.make("operator", Set.of(Role.ADMIN), Instant.now(), Optional.empty(), new SecureRandom());
        new KeyFile(file).add(fresh.key());
        return fresh.text();
    }

    private static int snapshots(Replay replay) {
        String[] files = replay.snapshots().toFile().list((f, name) -> name.startsWith("at-"));
        return files == null ? 0 : files.length;
    }

    @Test
    @Criterion("B1Cr1.hot-swap")
    void promotedModel_servesWithinSeconds_onStreamAndHttp(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        try (KettleServe replica = replay.replica()) {
            replica.awaitReady();
            int before = served(replica);
            replay.boil(10);
            assertThat(replay.published()).allMatch(p -> p.modelVersion() == before);

            bed.champion(before + 1);
            Await.until("the new version", () -> served(replica) == before + 1);

            replay.boil(10);
            assertThat(replay.published().subList(10, 20)).allMatch(p -> p.modelVersion() == before + 1);
        }
    }

    @Test
    @Criterion("B1Cr1.canary")
    @Criterion("B1Cr1.rollback")
    void challenger_answersItsShare_untilItIsComplainedOf(Bed bed) throws Exception {
        String model = Bed.KETTLES.modelName();
        Replay replay = new Replay(bed);
        try (KettleServe replica = replay.replica()) {
            replica.awaitReady();
            int champion = served(replica);
            int challenger = bed.registered(champion + 1);
            Releases desk = new Releases(bed.database().as(RuntimeRole.TRAINER));
            desk.append(
                    model,
                    desk.newest(model),
                    new Releases.Wish(ReleaseStep.Action.CANARY, challenger, 100, "test", "for the test"));
            Await.until("the canary", () -> answering(replica) == challenger);

            replay.boil(10);
            assertThat(replay.published()).allMatch(p -> p.modelVersion() == champion);
            Await.until("the challenger's scores of the stream", () -> scored(bed, challenger) == 10);

            new Releases(bed.database().as(RuntimeRole.MONITORING)).complain(model, challenger, "it is often wrong");
            Await.until("the champion again", () -> answering(replica) == champion);
            Await.until("the log", () -> !desk.newest(model).orElseThrow().underWay());
            ReleaseStep last = desk.newest(model).orElseThrow();
            assertThat(last.action()).isEqualTo(ReleaseStep.Action.ROLLBACK);
            assertThat(last.why()).isEqualTo("it is often wrong");
        }
    }

    /** Instances of the stream that the challenger scored beside the champion; an instance is one row, whoever computed it. */
    private static int scored(Bed bed, int challenger) {
        return bed.database().as(RuntimeRole.MONITORING).jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM runtime.trial_score WHERE challenger_version = ? AND champion_version < ?")
                .bind(0, challenger)
                .bind(1, challenger)
                .mapTo(Integer.class)
                .one());
    }

    private static int answering(KettleServe replica) {
        String row = "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";
        HttpResponse<String> answer = replica.post("/v2/models/" + Bed.KETTLES.modelName() + "/infer", row);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Integer.parseInt(new JsonObject(answer.body()).getString("model_version"));
    }

    private static int served(KettleServe replica) {
        JsonObject model = new JsonObject(
                replica.get("/v2/models/" + Bed.KETTLES.modelName()).body());
        return Integer.parseInt(model.getJsonArray("versions").getString(0));
    }
}
