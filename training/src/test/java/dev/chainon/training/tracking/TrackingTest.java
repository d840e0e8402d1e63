package dev.chainon.training.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import dev.chainon.training.tracking.MlflowDouble.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingTest {

    private static final String MODEL = "kettle-spills";

    private final Shelf shelf = new Shelf();
    private MlflowDouble server;

    @BeforeEach
    void start() throws IOException {
        server = new MlflowDouble(0);
        shelf.register();
        shelf.aliases.put("champion", 1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Tracking tracking(String... settings) {
        return new Tracking(settings(server.uri().toString(), settings), shelf);
    }

    private static TrackingSettings settings(String uri, String... own) {
        return TrackingSettings.of(
                ConfigFactory.parseString(String.join("\n", own) + "\nuri = \"" + uri + "\", wait = 1 ms")
                        .withFallback(ConfigFactory.parseString(
                                "token = \"\", username = \"\", password = \"\", tries = 3, patience = 10 seconds")));
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void tellsVersionsWithTheirRunMetricsTagsAndAliases_once() {
        shelf.register();
        shelf.aliases.put("challenger", 2);
        shelf.tags.put("models:/kettle-spills/1", Map.of("gate", "passed"));

        Tracking.Told told = tracking().tell(MODEL);

        assertThat(told.complete()).as(told.words()).isTrue();
        assertThat(server.versions).hasSize(2);
        assertThat(pairs(server.versions.get(0).path("tags")))
                .containsEntry("chainon.version", "1")
                .containsEntry("chainon.snapshot", "2001-04")
                .containsEntry("gate", "passed");
        JsonNode run = server.runs.path(server.versions.get(0).path("run_id").asText());
        assertThat(run.path("info").path("status").asText()).isEqualTo("FINISHED");
        assertThat(run.path("data").path("metrics").get(0).path("key").asText()).isEqualTo("auc");
        assertThat(run.path("data").path("metrics").get(0).path("value").asDouble())
                .isEqualTo(0.89);
        assertThat(pairs(run.path("data").path("params"))).containsEntry("seed", "7");
        assertThat(server.aliases).containsExactly(Map.entry("challenger", "2"), Map.entry("champion", "1"));

        server.asked.clear();
        assertThat(tracking().tell(MODEL).changed()).isZero();
        assertThat(server.asked).noneMatch(call -> call.contains("runs/create") || call.contains("versions/create"));
    }

    @Test
    void findsItsVersionsByTheirTag_whereTheServerCountsOtherwise() {
        server.foreignVersion(MODEL);

        assertThat(tracking().tell(MODEL).complete()).isTrue();
        assertThat(server.versions).hasSize(2);
        assertThat(server.aliases).containsExactly(Map.entry("champion", "2"));
    }

    @Test
    @Criterion("B4Cr5.model-rollback")
    void followsAnAliasThatGoesBack_andATagThatChanges() {
        shelf.register();
        shelf.aliases.put("champion", 2);
        shelf.tags.put("models:/kettle-spills/2", Map.of("gate", "passed"));
        tracking().tell(MODEL);
        shelf.aliases.put("champion", 1);
        shelf.tags.put("models:/kettle-spills/2", Map.of("gate", "refused"));

        assertThat(tracking().tell(MODEL).changed()).isEqualTo(2);
        assertThat(server.aliases).containsExactly(Map.entry("champion", "1"));
        assertThat(pairs(server.versions.get(1).path("tags"))).containsEntry("gate", "refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"STATUS_500", "STATUS_503_HTML", "TRUNCATED", "BROKEN"})
    void anAnswerThatGoesWrongIsAskedForAgain_andNothingIsMadeTwice(Fault fault) {
        for (String path : List.of(
                "registered-models/create",
                "experiments/create",
                "runs/create",
                "runs/log-batch",
                "model-versions/create",
                "registered-models/alias")) {
            server.fail(path, fault);
        }

        Tracking.Told told = tracking("tries = 6").tell(MODEL);

        assertThat(told.complete()).as(told.words()).isTrue();
        assertThat(server.runs).hasSize(1);
        assertThat(server.versions).hasSize(1);
        assertThat(server.aliases).containsExactly(Map.entry("champion", "1"));
    }

    @Test
    void aSilentServerCostsItsPatienceAndNoMore_andIsNamed() {
        for (int i = 0; i < 2; i++) {
            server.fail("registered-models/create", Fault.SILENT);
        }

        Tracking.Told told = tracking("tries = 2, patience = 100 ms").tell(MODEL);

        assertThat(told.complete()).isFalse();
        assertThat(told.words())
                .contains(server.uri() + " does not answer registered-models/create", "no whole answer within 100 ms");
    }

    @Test
    void goesOnWithoutTheServer_andTellsEverythingTheNextTime() throws IOException {
        int port = server.port();
        server.close();
        Tracking tracking = new Tracking(settings("http://127.0.0.1:" + port), shelf);

        Tracking.Told lost = tracking.tell(MODEL);
        shelf.register();
        shelf.aliases.put("champion", 2);
        server = new MlflowDouble(port);
        Tracking.Told found = tracking.tell(MODEL);

        assertThat(lost.complete()).isFalse();
        assertThat(lost.words()).contains("ConnectException", "The registry has it", "./chainon models sync");
        assertThat(found.complete()).as(found.words()).isTrue();
        assertThat(server.versions).hasSize(2);
        assertThat(server.aliases).containsExactly(Map.entry("champion", "2"));
    }

    @Test
    void sendsTheTokenThatTheServerAsksFor_andDoesNotInsistWhereItIsRefused() {
        server.ask("Bearer s3cret");
        Tracking.Told refused = tracking().tell(MODEL);
        int calls = server.asked.size();

        assertThat(refused.complete()).isFalse();
        assertThat(refused.words()).contains("status 401", "UNAUTHENTICATED", "You are not authenticated");
        assertThat(calls).isEqualTo(1);
        assertThat(tracking("token = s3cret").tell(MODEL).complete()).isTrue();
        server.ask("Basic YWRhOnB3");
        assertThat(tracking("username = ada, password = pw").tell(MODEL).complete())
                .isTrue();
    }

    @Test
    void saysThatNoServerIsConfigured_andAsksNobody() {
        Tracking.Told told = new Tracking(settings(""), shelf).tell(MODEL);

        assertThat(told.complete()).isTrue();
        assertThat(told.words()).contains("MLFLOW_TRACKING_URI");
        assertThat(server.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://here", "127.0.0.1:5000", "http:///nowhere", "http://ada:pw@here"})
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> settings(address)).hasMessageContaining("chainon.tracking.uri");
    }

    @Test
    void refusesUnknownKeys_andKeepsItsSecrets() {
        assertThatThrownBy(() -> settings("http://here", "tokn = x"))
                .hasMessageContaining("unknown keys under chainon.tracking: [tokn]");
        assertThat(settings("http://here", "token = s3cret").toString())
                .contains("authorization set")
                .doesNotContain("s3cret");
    }

    private static Map<String, String> pairs(JsonNode pairs) {
        Map<String, String> map = new TreeMap<>();
        pairs.forEach(
                pair -> map.put(pair.path("key").asText(), pair.path("value").asText()));
        return map;
    }

    /** A registry in memory. */
    private static final class Shelf implements Tracked {

        final List<ModelVersion> versions = new ArrayList<>();
        final Map<String, Integer> aliases = new TreeMap<>();
        final Map<String, Map<String, String>> tags = new TreeMap<>();

        void register() {
            Manifest manifest = new Manifest(
                    MODEL,
                    "2001-05-01T00:00:00Z",
                    List.of("litres"),
                    "2001-04",
                    "abc",
                    Map.of("seed", "7"),
                    Map.of("auc", 0.89, "logloss", 0.27),
                    1e-7,
                    Map.of("model.onnx", "00"));
            int number = versions.size() + 1;
            versions.add(new ModelVersion(MODEL, number, Path.of("nowhere"), manifest));
        }

        @Override
        public List<ModelVersion> versions(String model) {
            return versions;
        }

        @Override
        public Map<String, Integer> aliases(String model) {
            return aliases;
        }

        @Override
        public Map<String, String> tags(ModelVersion version) {
            return tags.getOrDefault(version.uri(), Map.of());
        }
    }
}
