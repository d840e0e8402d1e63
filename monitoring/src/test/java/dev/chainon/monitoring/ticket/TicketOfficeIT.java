package dev.chainon.monitoring.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Await;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.TicketSearch;
import dev.chainon.store.tickets.TicketState;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts by the webhook, errors in logs and reports, as processes with a real PostgreSQL take them. */
class TicketOfficeIT {

    private static final String KEY = "a-key-of-the-webhook";

    private static TestDatabase postgres;
    private static Database database;
    private static Database admin;

    @TempDir
    private Path home;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<TicketOffice> offices = new ArrayList<>();
    private final TicketReader reader = new TicketReader(database);

    @BeforeAll
    static void open() {
        postgres = TestDatabase.fresh();
        database = postgres.as(RuntimeRole.MONITORING);
        admin = postgres.asAdmin();
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        admin.jdbi().useHandle(h -> h.execute("DELETE FROM runtime.ticket"));
        Files.createDirectories(home.resolve("logs"));
    }

    @AfterEach
    void close() {
        offices.forEach(TicketOffice::close);
        vertx.close();
    }

    private TicketOffice office() {
        Config config = ConfigFactory.parseMap(Map.of(
                        "chainon.home", home.toString(),
                        "chainon.tickets.key", KEY,
                        "chainon.tickets.commit", "c0ffee",
                        "chainon.tickets.every", "20 ms",
                        "chainon.tickets.new-per-hour", "50"))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
        TicketOffice office = new TicketOffice(
                TicketSettings.of(config),
                postgres.as(RuntimeRole.MONITORING),
                home.resolve("marks"),
                InstantSource.system());
        offices.add(office);
        return office;
    }

    private URI serve(TicketOffice office) throws Exception {
        Router router = Router.router(vertx);
        office.mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1/alerts");
    }

    private HttpResponse<String> post(URI uri, String key, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<Ticket> all() {
        return reader.search(new TicketSearch("", Set.of(), 200, 0)).tickets();
    }

    @Test
    @Criterion("B4Cr6.alert-ticket")
    void anAlertBecomesATicket_withItsContext_andItsEndResolvesIt() throws Exception {
        URI uri = serve(office());
        assertThat(post(uri, KEY, Posts.alertmanager(Posts.alert("firing", "LagHigh", "serving-1")))
                        .body())
                .isEqualTo("{\"received\":1}");

        Ticket ticket = all().get(0);
        assertThat(ticket.subject().title()).isEqualTo("LagHigh: LagHigh on serving-1");
        assertThat(ticket.subject().severity().word()).isEqualTo("critical");
        assertThat(ticket.details().code()).isEqualTo("c0ffee");
        assertThat(ticket.details().context())
                .containsEntry("instance", "serving-1")
                .containsEntry("description", "told to [removed]");
        assertThat(ticket.details().links())
                .containsEntry("generatorURL", "http://prometheus.example:9090/graph?g0.expr=lag")
                .containsEntry("operations", "/operations");

        post(uri, KEY, Posts.alertmanager(Posts.alert("resolved", "LagHigh", "serving-1")));
        assertThat(all()).extracting(Ticket::state).containsExactly(TicketState.RESOLVED);
    }

    @Test
    void theWebhookRefusesStrangersAndNonsense_andLetsTheSenderTryAgain() throws Exception {
        URI uri = serve(office());
        assertThat(post(uri, "wrong", Posts.alertmanager()).statusCode()).isEqualTo(401);
        assertThat(post(uri, KEY, "{}").statusCode()).isEqualTo(400);
        assertThat(post(uri, KEY, "x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
        admin.jdbi().useHandle(h -> h.execute("REVOKE INSERT ON runtime.ticket FROM runtime_monitoring"));
        String alert = Posts.alertmanager(Posts.alert("firing", "LagHigh", "serving-1"));
        assertThat(post(uri, KEY, alert).statusCode()).isEqualTo(503);
        admin.jdbi().useHandle(h -> h.execute("GRANT INSERT ON runtime.ticket TO runtime_monitoring"));

        assertThat(post(uri, KEY, alert).statusCode()).isEqualTo(200);
        assertThat(all()).hasSize(1);
    }

    @Test
    @Criterion("B4Cr6.deduplicated")
    void aStormOfTenThousandAlerts_throughTwoProcesses_isBounded_andCountedWhole() throws Exception {
        List<URI> processes = List.of(serve(office()), serve(office()));
        List<java.util.concurrent.CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int batch = 0; batch < 10; batch++) {
            int from = batch * 1000;
            JsonObject[] alerts = IntStream.range(from, from + 1000)
                    .mapToObj(i -> Posts.alert("firing", "Fault" + Integer.toString(i, 36), "serving-1"))
                    .toArray(JsonObject[]::new);
            answers.add(client.sendAsync(
                    HttpRequest.newBuilder(processes.get(batch % 2))
                            .header("Authorization", "Bearer " + KEY)
                            .POST(HttpRequest.BodyPublishers.ofString(Posts.alertmanager(alerts)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(
                        answer.get(60, TimeUnit.SECONDS).statusCode())
                .isEqualTo(200));
        assertThat(all()).hasSize(51);
        assertThat(all().stream().mapToLong(ticket -> ticket.span().seen()).sum())
                .isEqualTo(10_000);
    }

    @Test
    @Criterion("B4Cr6.private")
    void anErrorInALog_becomesATicket_withTheLinesAroundIt_andNobodyIsNamed() throws Exception {
        Path log = home.resolve("logs").resolve("serving-1.log");
        Files.writeString(log, """
                10:00:01.000 INFO  main d.c.Mail told marie.curie@example.org by Bearer abcdefgh12345678
                10:00:02.000 ERROR boiler d.c.Kettle the kettle of Mme Curie tilted
                java.lang.IllegalStateException: tilted for marie.curie@example.org
                \tat dev.chainon.Kettle.boil(Kettle.java:12)
                10:00:03.000 INFO  main d.c.Kettle water out
                """);
        office().start();
        Await.until(() -> all().size() == 1);

        Ticket ticket = all().get(0);
        assertThat(ticket.subject().title()).isEqualTo("java.lang.IllegalStateException: tilted for [removed]");
        assertThat(ticket.details().lines())
                .contains("d.c.Mail told [removed]", "at dev.chainon.Kettle.boil(Kettle.java:12)");
        assertThat(ticket.details().context()).containsKey("process.serving-1");
        assertThat(ticket.toString()).doesNotContain("urie").doesNotContain("abcdefgh");
    }

    @Test
    void aRestartCountsNothingTwice_andTheSameErrorOfAnotherProcessIsTheSameTicket() throws Exception {
        String error =
                "10:00:02.000 ERROR boiler d.c.Kettle it tilted\njava.io.IOException: x\n\tat dev.chainon.Kettle.boil(Kettle.java:12)\n10:00:03.000 INFO  main d.c.Kettle on\n";
        Files.writeString(home.resolve("logs").resolve("serving-1.log"), error);
        TicketOffice first = office().start();
        Await.until(() -> all().size() == 1);
        first.close();

        office().start();
        Files.writeString(home.resolve("logs").resolve("serving-2.log"), error);
        Await.until(() -> all().get(0).span().seen() >= 2);
        Files.writeString(home.resolve("logs").resolve("serving-2.log"), error, StandardOpenOption.APPEND);
        Await.until(() -> all().get(0).span().seen() >= 3);

        assertThat(all()).singleElement().satisfies(ticket -> {
            assertThat(ticket.span().seen()).isEqualTo(3);
            assertThat(ticket.details().context()).containsKeys("process.serving-1", "process.serving-2");
        });
    }

    @Test
    @Criterion("B4Cr6.user-report")
    @Criterion("B4Cr6.private")
    void aReportBecomesATicket_countedWhenSomebodyElseSaysTheSame() {
        TicketDesk desk = office().desk();
        long id = desk.report(new UserReport(
                "/quality", "The curve is empty", "Write to me: ada@example.org. Regards, Ada Lovelace"));
        assertThat(desk.report(new UserReport("/quality", "the curve is EMPTY!", "")))
                .isEqualTo(id);

        Ticket ticket = reader.find(id).orElseThrow();
        assertThat(ticket.span().seen()).isEqualTo(2);
        assertThat(ticket.details().links()).containsEntry("page", "/quality");
        assertThat(ticket.toString()).doesNotContain("Lovelace").doesNotContain("ada@");
    }
}
