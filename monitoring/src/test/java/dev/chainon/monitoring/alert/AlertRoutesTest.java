package dev.chainon.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Measured;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Scraper;
import dev.chainon.monitoring.query.SeriesStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that publishes measures is read, dies, and an alert says so at /alerts. */
class AlertRoutesTest {

    private final Vertx vertx = Vertx.vertx();
    private final Definitions definitions = Definitions.packaged();
    private final SeriesStore series = new SeriesStore(definitions.series());
    private final AlertBook book = new AlertBook(List.of(definitions.alert("ProcessDown")), Scale.NONE, List.of());
    private HttpServer server;
    private HttpServer process;

    private HttpServer serve(Router router) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void start() throws Exception {
        Indicator first = definitions.indicators().get(0);
        Router router = Router.router(vertx);
        new AlertRoutes(
                        book,
                        () -> List.of(
                                new Measured(first, OptionalDouble.of(0.5)),
                                new Measured(first, OptionalDouble.of(Double.NaN))),
                        () -> true)
                .mount(router);
        server = serve(router);
        Router measures = Router.router(vertx);
        measures.get("/metrics").handler(context -> context.end("chainon_projector_lag_records 7\nother 1\n"));
        process = serve(measures);
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    private JsonObject get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        return new JsonObject(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private JsonObject look(Scraper scraper, long second) throws Exception {
        scraper.read(series, second * 1000);
        book.look(new Moment(series, second * 1000));
        return get("/alerts").getJsonArray("alerts").getJsonObject(0);
    }

    @Test
    void aProcessThatDiesIsToldAtTheRoute() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + process.actualPort());
        Scraper scraper = new Scraper(Map.of("p", address), () -> "", definitions.series());
        JsonObject alive = look(scraper, 0);
        assertThat(alive.getString("state")).isEqualTo("inactive");
        assertThat(alive.containsKey("value")).isFalse();

        process.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(look(scraper, 3).getString("state")).isEqualTo("inactive");
        assertThat(look(scraper, 63).getString("state"))
                .as("a machine with too much to do may miss some readings")
                .isEqualTo("inactive");
        JsonObject firing = look(scraper, 123);
        assertThat(firing.getString("state")).isEqualTo("firing");
        assertThat(firing.getString("since")).isEqualTo("1970-01-01T00:02:03Z");
        assertThat(firing.getDouble("value")).isZero();
        assertThat(get("/alerts").getJsonArray("history").getJsonObject(0).getString("status"))
                .isEqualTo("firing");
    }

    @Test
    void givesIndicatorsWithTheirTargets_andNoValueWhereThereIsNone() throws Exception {
        JsonObject measured = get("/indicators").getJsonArray("indicators").getJsonObject(0);
        assertThat(get("/alerts").getBoolean("watching")).isTrue();
        JsonObject nothing = get("/indicators").getJsonArray("indicators").getJsonObject(1);

        assertThat(measured.getString("id")).isEqualTo("availability");
        assertThat(measured.getDouble("value")).isEqualTo(0.5);
        assertThat(measured.getBoolean("missed")).isTrue();
        assertThat(nothing.containsKey("value")).isFalse();
        assertThat(nothing.getBoolean("missed")).isFalse();
    }
}
