package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.retraining.RetrainingRoutes;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingRoutesIT {

    private static final String SAID = "?who=ada&why=it+is+time";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase postgres;
    private Retrainings asking;
    private String admin;
    private int port;

    @BeforeEach
    void start() {
        postgres = TestDatabase.fresh();
        asking = new Retrainings(postgres.as(RuntimeRole.MONITORING));
        admin = Doors.key(folder, "operator", Role.ADMIN);
        RetrainingRoutes routes = new RetrainingRoutes(new Retrainings(postgres.as(RuntimeRole.SERVING)));
        port = new HttpService(vertx, List.of(routes), Doors.door(folder, Rules.ADMIN)).start("127.0.0.1", 0, 1);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }

    private HttpResponse<String> post(String path, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.noBody());
        return HttpClient.newHttpClient()
                .send(
                        (key.isEmpty() ? request : request.header("X-API-Key", key)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Criterion("B2Cr7.access")
    void anAdminApprovesAndStops_nobodyElseDoes() throws Exception {
        String auditor = Doors.key(folder, "audit", Role.AUDITOR);
        asking.ask(RetrainingState.PROPOSED, "ModelStale", "monitor", "it fires")
                .orElseThrow();

        assertThat(post("/admin/retrainings/1/approve" + SAID, "").statusCode()).isEqualTo(401);
        assertThat(post("/admin/retrainings/1/approve" + SAID, auditor).statusCode())
                .isEqualTo(403);
        assertThat(asking.newest(1).get(0).state()).isEqualTo(RetrainingState.PROPOSED);

        assertThat(post("/admin/retrainings/1/approve" + SAID, admin).statusCode())
                .isEqualTo(200);
        RetrainingStep approved = asking.newest(1).get(0);
        assertThat(approved.state()).isEqualTo(RetrainingState.APPROVED);
        assertThat(approved.who()).isEqualTo("ada");
        assertThat(approved.words()).isEqualTo("it is time");
        assertThat(post("/admin/retrainings/1/approve" + SAID, admin).statusCode())
                .as("once")
                .isEqualTo(409);
        assertThat(post("/admin/retrainings/1/stop" + SAID, admin).statusCode()).isEqualTo(200);
        assertThat(post("/admin/retrainings/1/stop" + SAID, admin).body()).contains("cannot be stopped now");
    }

    @Test
    void whatIsNotSaidRight_isRefusedInWords() throws Exception {
        assertThat(post("/admin/retrainings/1/stop?who=ada", admin).body()).contains("say who and why");
        assertThat(post("/admin/retrainings/1/stop" + SAID, admin).statusCode()).isEqualTo(404);
        assertThat(post("/admin/retrainings/none/stop" + SAID, admin).statusCode())
                .isEqualTo(404);
    }
}
