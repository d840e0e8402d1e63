package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.events.Flight;
import dev.chainon.store.Await;
import dev.chainon.store.StoppableServer;
import dev.chainon.streams.BrokerProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The people process of the flights on a real broker, a real database and a real mail server. */
class PeopleIT {

    private static final int EPOCH = 1;
    private static final String CONSENT = "2026-11";

    @TempDir
    static Path folder;

    private static BrokerProcess broker;
    private static StoppableServer database;
    private static Post post;
    private static Skies skies;

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerProcess.start(folder);
        database = StoppableServer.start(folder.resolve("postgres"));
        post = new Post();
        skies = new Skies(broker.bootstrap(), EPOCH);
    }

    @AfterAll
    static void stop() throws IOException {
        skies.close();
        post.close();
        database.close();
        broker.close();
    }

    /**
     * A name and an address of which no part is anywhere else; the whole course of a subscription; then everything that was written is searched: the log and the
     * metrics of the process, the folder of the broker, the state folder, a dump of every table, and the very files of the database with its write-ahead log.
     */
    @Test
    @Criterion("B1Cr3.no-leak")
    @Criterion("B1Cr3.encryption")
    void afterTheWholeCourse_nothingThatWasWrittenHoldsTheNameOrTheAddress() throws Exception {
        String email = "zephyrine.quillfeather@secret-mailbox.example";
        List<String> secrets = List.of("Zephyrine", "Quillfeather", "secret-mailbox", "hush-hush-hook");
        String written;
        Flight flight;
        try (Desk desk = Desk.start(folder, settings(Map.of()))) {
            awaitLog(desk);
            HttpResponse<String> asked = desk.post(
                    "/v1/subscriptions",
                    request("Zephyrine Quillfeather", email)
                            .put("origin", "ATL")
                            .put("destination", "ORD")
                            .put("webhook", "http://127.0.0.1:1/hush-hush-hook"));
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
            Await.until(() -> post.titles(email).size() == 1);
            String token = post.token(email);
            assertThat(desk.get("/subscriptions/" + token + "?lang=en").body())
                    .contains("Zephyrine Quillfeather", "waits for your confirmation");
            assertThat(desk.post("/v1/subscriptions/" + token + "/confirm", new JsonObject())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(desk.get("/v1/subscriptions/" + token).body()).contains("Zephyrine", email);

            flight = skies.departs("ATL", "ORD", 0.81);
            Await.until(() -> post.titles(email).size() == 2);
            skies.lands(flight, 42);
            Await.until(() -> post.titles(email).size() == 3);
            assertThat(post.titles(email))
                    .element(1)
                    .asString()
                    .startsWith("Retard probable")
                    .contains("Atlanta – Chicago");
            assertThat(post.titles(email)).element(2).asString().startsWith("Arrivé en retard");

            refusals(desk, email);
            assertThat(desk.send("PATCH", "/v1/subscriptions/" + token, "{\"name\":\"Zephyrine Q. Quillfeather\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(desk.get("/v1/subscriptions/" + token + "/export").body())
                    .contains("Zephyrine Q.");
            written = desk.get("/metrics").body() + Written.dump(database.url());
            Written.search(secrets, written);
            HttpResponse<String> proof = desk.send("DELETE", "/v1/subscriptions/" + token + "/person", "");
            assertThat(proof.statusCode()).isEqualTo(200);
            assertThat(proof.body()).contains("signature").doesNotContain("Zephyrine", email);
            assertThat(desk.get("/v1/subscriptions/" + token).statusCode()).isEqualTo(404);
            assertThat(written).contains("people_notices_total");
        }
        Written.search(secrets, Written.dump(database.url()));
        assertThat(Written.filesWith(folder, secrets)).isEmpty();
        // The search sees what is there: the flight is public and was written to topics and tables.
        assertThat(Written.filesWith(folder, List.of(flight.id()))).isNotEmpty();
    }

    /** Requests that fail in every way, which is where logs are wont to tell. */
    private static void refusals(Desk desk, String email) {
        assertThat(desk.post("/v1/subscriptions", request("Zephyrine Quillfeather", email + "@twice"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.send("POST", "/v1/subscriptions", "{\"name\":\"Zephyrine\",\"email\":\"" + email)
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.form("/subscribe", "name=Zephyrine&email=" + email + "&origin=XXX")
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.get("/subscriptions/" + "Zephyrine-Quillfeather-secret-mailbox-12345")
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.send("POST", "/v1/subscriptions", "x".repeat(20_000) + email)
                        .statusCode())
                .isEqualTo(413);
    }

    /** Killed while flights leave, and while they land: every notice goes out once, none is lost, none is left in doubt unseen. */
    @Test
    @Criterion("B1Cr3.notices")
    @Criterion("B1Cr3.rights")
    void killedHalfWay_eachNoticeGoesOutOnceOrIsSeenToBeInDoubt() throws Exception {
        String email = "bob@example.org";
        int flights = 12;
        Map<String, Object> shortLease = Map.of("chainon.people.notices.lease", "1 s");
        Desk desk = Desk.start(folder, settings(shortLease));
        try {
            awaitLog(desk);
            assertThat(desk.post(
                                    "/v1/subscriptions",
                                    request("Bob", email).put("origin", "BOS").put("destination", "LAX"))
                            .statusCode())
                    .isEqualTo(202);
            Await.until(() -> post.titles(email).size() == 1);
            desk.post("/v1/subscriptions/" + post.token(email) + "/confirm", new JsonObject());
            unsubscribes(desk, "eve@example.org");
            List<Flight> away = new ArrayList<>();
            for (int i = 0; i < flights; i++) {
                away.add(skies.departs("BOS", "LAX", 0.9));
            }
            Await.until(() -> post.titles(email).size() >= 1 + flights / 2);
            desk.kill();
            desk = Desk.start(folder, settings(shortLease));
            Await.until(() -> settled(1 + flights));
            int warned = post.titles(email).size();
            away.forEach(flight -> skies.lands(flight, 20));
            Await.until(() -> post.titles(email).size() >= warned + flights / 2);
            desk.kill();
            desk = Desk.start(folder, settings(shortLease));
            Await.until(() -> settled(1 + 2 * flights));
        } finally {
            desk.close();
        }

        Map<String, Integer> ended = states();
        List<String> titles = post.titles(email);
        assertThat(titles).as("none came twice").doesNotHaveDuplicates();
        int doubted = ended.getOrDefault("in_doubt", 0);
        assertThat(ended.keySet()).isSubsetOf("sent", "in_doubt");
        assertThat(doubted).as("at most what was in hand at each of two kills").isLessThanOrEqualTo(2);
        assertThat(titles.size()).isBetween(1 + 2 * flights - doubted, 1 + 2 * flights);
    }

    /** As a mail program does: a link that is followed ends nothing, its one click does (RFC 8058). */
    private static void unsubscribes(Desk desk, String email) {
        desk.post(
                "/v1/subscriptions", request("Eve", email).put("origin", "SEA").put("destination", "SFO"));
        Await.until(() -> post.titles(email).size() == 1);
        String link = URI.create(post.unsubscribe(email)).getPath();
        String page = desk.get(link).headers().firstValue("Location").orElseThrow();
        assertThat(desk.get(page).statusCode()).isEqualTo(200);
        assertThat(desk.form(link, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(204);
        assertThat(desk.get(page).statusCode()).isEqualTo(404);
        assertThat(desk.form(link, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
    }

    /** Whether there are so many notices, and none is still to be sent. */
    private static boolean settled(int notices) {
        Map<String, Integer> states = states();
        return states.values().stream().mapToInt(Integer::intValue).sum() == notices
                && !states.containsKey("waiting")
                && !states.containsKey("sending");
    }

    /** Bob's notices by state; Ada's went with her erasure. */
    private static Map<String, Integer> states() {
        Map<String, Integer> states = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT state, count(*) FROM runtime.notice n JOIN"
                                + " runtime.subscription s ON s.id = n.subscription WHERE s.subject = 'BOS-LAX' GROUP BY state")) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return states;
    }

    private static JsonObject request(String name, String email) {
        return new JsonObject().put("name", name).put("email", email).put("consent", CONSENT);
    }

    /** Lets an event come, so that the log's minute is known. */
    private static void awaitLog(Desk desk) {
        skies.departs("SEA", "SFO", 0.1);
        Await.until(() -> !desk.post(
                        "/v1/subscriptions",
                        request("", "").put("origin", "ATL").put("destination", "ORD"))
                .body()
                .contains("no event of the log"));
    }

    private static Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "chainon.home",
                folder.resolve("state").toString(),
                "chainon.epoch",
                EPOCH,
                "chainon.kafka.bootstrap",
                broker.bootstrap(),
                "chainon.runtime.url",
                database.url(),
                "chainon.runtime.user",
                "people",
                "chainon.runtime.password",
                "people",
                "chainon.http.port",
                0,
                "chainon.people.keys.create",
                true,
                "chainon.people.private-webhooks",
                true));
        settings.putAll(Map.of(
                "chainon.people.smtp.host",
                "127.0.0.1",
                "chainon.people.smtp.port",
                post.port(),
                "chainon.people.smtp.starttls",
                false));
        settings.putAll(more);
        return settings;
    }
}
