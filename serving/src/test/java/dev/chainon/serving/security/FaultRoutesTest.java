package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.fault.Faults;
import dev.chainon.serving.fault.FaultRoutes;
import dev.chainon.serving.http.HttpService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultRoutesTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int serve(Faults faults) {
        return new HttpService(vertx, List.of(new FaultRoutes(faults)), Doors.door(folder, Rules.ADMIN))
                .start("127.0.0.1", 0, 1);
    }

    private static HttpResponse<String> ask(int port, String method, String path, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return HttpClient.newHttpClient()
                .send(
                        (key.isEmpty() ? request : request.header("X-API-Key", key)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anAdminTurnsAFaultOnAndOff_nobodyElseDoes() throws Exception {
        String admin = Doors.key(folder, "operator", Role.ADMIN);
        String auditor = Doors.key(folder, "audit", Role.AUDITOR);
        FaultFolder faults = new FaultFolder(folder);
        int port = serve(faults);

        assertThat(ask(port, "POST", "/admin/faults/deadlock/on", "").statusCode())
                .isEqualTo(401);
        assertThat(ask(port, "POST", "/admin/faults/deadlock/on", auditor).statusCode())
                .isEqualTo(403);
        assertThat(faults.on(Fault.DEADLOCK)).isFalse();

        HttpResponse<String> turned = ask(port, "POST", "/admin/faults/deadlock/on", admin);
        assertThat(turned.statusCode()).isEqualTo(200);
        assertThat(faults.on(Fault.DEADLOCK)).isTrue();
        JsonObject seen = new JsonObject(
                        ask(port, "GET", "/admin/faults", auditor).body())
                .getJsonArray("faults")
                .getJsonObject(0);
        assertThat(seen.getString("name")).isEqualTo("deadlock");
        assertThat(seen.getBoolean("on")).isTrue();

        assertThat(ask(port, "POST", "/admin/faults/deadlock/off", admin).statusCode())
                .isEqualTo(200);
        assertThat(faults.on(Fault.DEADLOCK)).isFalse();
        assertThat(ask(port, "POST", "/admin/faults/flood/on", admin).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whereThereCanBeNoFault_thereIsNoSwitch() throws Exception {
        String admin = Doors.key(folder, "operator", Role.ADMIN);
        int port = serve(Faults.NONE);
        assertThat(ask(port, "GET", "/admin/faults", admin).statusCode()).isEqualTo(404);
        assertThat(ask(port, "POST", "/admin/faults/deadlock/on", admin).statusCode())
                .isEqualTo(404);
    }
}
