package dev.chainon.people.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.people.subscription.AddressGuard;
import dev.chainon.people.subscription.Office;
import dev.chainon.people.subscription.Wish;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.Published;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a prediction to the letter: real database, real mail server, real webhook. */
class CourierIT {

    private static final Courier.Policy POLICY =
            new Courier.Policy(Duration.ofMinutes(1), 3, Duration.ZERO, Duration.ZERO);
    private static final Wish ADA = Office.wish("Ada Lovelace", "ada@example.org", "blue");
    private static final String BOILING = "blue-1000-0";

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static Post post;
    private static Office office;
    private static Teller<KettleEvent> teller;

    private final BlockingQueue<JsonObject> hooked = new LinkedBlockingQueue<>();
    private final AtomicInteger hookAnswers = new AtomicInteger(204);
    private HttpServer hook;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        post = new Post();
        office = new Office(folder);
        teller = new Teller<>(office.database(), new Kettles(), Office.EPOCH, Duration.ofHours(24));
    }

    @AfterAll
    static void stop() {
        post.close();
        office.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void open() {
        post.empty();
        office.empty();
        hook = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    hooked.add(body.toJsonObject().put("key", request.getHeader("Idempotency-Key")));
                    request.response()
                            .setStatusCode(hookAnswers.get())
                            .putHeader("Location", "http://127.0.0.1:1/elsewhere")
                            .end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        hook.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    @Criterion("B1Cr3.notices")
    void warnsWhenTheRiskPassesTheThreshold_andTellsTheOutcome_eachOnce() {
        office.subscribeAndConfirm(ADA);
        office.subscribeAndConfirm(Office.wish("Bob", "bob@example.org", BOILING));

        risk(BOILING, 0.39);
        assertThat(waiting("risk")).isEmpty();
        risk("green-1000-0", 0.9);
        assertThat(waiting("risk")).isEmpty();
        risk(BOILING, 0.83);
        risk(BOILING, 0.83);
        courier(mail()).round();
        outcome(BOILING, true);
        outcome(BOILING, true);
        courier(mail()).round();
        courier(mail()).round();

        assertThat(post.titles("ada@example.org"))
                .containsExactly(
                        "Please confirm: blue",
                        "What you wait for is likely: " + BOILING,
                        "The outcome is known: " + BOILING);
        assertThat(post.titles("bob@example.org")).hasSize(3);
        assertThat(post.text("ada@example.org"))
                .contains("Hello Ada Lovelace,", "It happened", "http://site/subscriptions/");
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void whoAskedForAWiderThingHearsOfTheOutcomeOnlyOfWhatTheyWereWarnedOf() {
        office.subscribeAndConfirm(ADA);
        office.subscribeAndConfirm(Office.wish("Bob", "bob@example.org", BOILING));

        outcome(BOILING, false);

        courier(mail()).round();
        assertThat(post.titles("ada@example.org")).containsExactly("Please confirm: blue");
        assertThat(post.titles("bob@example.org"))
                .containsExactly("Please confirm: " + BOILING, "The outcome is known: " + BOILING);
    }

    @Test
    void whoHasNotConfirmed_orIsOutsideTheWindow_hearsNothing() {
        office.subscribe(ADA);
        office.subscribeAndConfirm(
                new Wish(new Wish.Person("Bob", "bob@example.org"), "fr", "blue", 0, 999, 0.4, Optional.empty()));

        risk(BOILING, 0.9);

        assertThat(waiting("risk")).isEmpty();
    }

    @Test
    void lettersCarryTheWayOut_andOneMessageIdForAllTries() throws Exception {
        office.subscribe(ADA);

        courier(mail()).round();

        var letter = post.letters().get(0);
        assertThat(letter.getHeader("List-Unsubscribe", null))
                .startsWith("<http://site/v1/subscriptions/")
                .endsWith("/unsubscribe>");
        assertThat(letter.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letter.getMessageID())
                .isEqualTo("<"
                        + office.texts("SELECT id::text FROM runtime.notice").get(0) + "@chainon>");
    }

    @Test
    void webhookGetsTheFacts_withoutNameAndAddress() throws InterruptedException {
        office.subscribeAndConfirm(Office.hooked(ADA, "http://127.0.0.1:" + hook.actualPort() + "/hook?x=1"));

        risk(BOILING, 0.83);
        courier(mail()).round();

        JsonObject said = hooked.take();
        assertThat(said.getString("kind")).isEqualTo("risk");
        assertThat(said.getString("subject")).isEqualTo(BOILING);
        assertThat(said.getDouble("probability")).isEqualTo(0.83);
        assertThat(said.getString("key")).isEqualTo(said.getString("id"));
        assertThat(said.encode()).doesNotContain("Ada", "ada@");
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void webhookThatFailsIsTriedAgain_thenGivenUpVisibly_andARedirectIsNotFollowed() {
        office.subscribeAndConfirm(Office.hooked(ADA, "http://127.0.0.1:" + hook.actualPort() + "/hook"));
        hookAnswers.set(503);
        risk(BOILING, 0.83);

        courier(mail()).round();

        assertThat(hooked).hasSize(3);
        assertThat(office.texts(
                        "SELECT state || ' ' || tries || ' ' || why FROM runtime.notice WHERE channel = 'webhook'"))
                .containsExactly("given_up 3 the webhook answered 503");

        hookAnswers.set(307);
        risk("blue-2000-0", 0.83);
        courier(mail()).round();
        assertThat(office.texts("SELECT why FROM runtime.notice WHERE channel = 'webhook' ORDER BY created"))
                .containsExactly("the webhook answered 503", "the webhook answered 307");
    }

    @Test
    void webhookThatCameToPointInsideIsNotCalled() {
        office.subscribeAndConfirm(Office.hooked(ADA, "http://localhost:" + hook.actualPort() + "/hook"));
        risk(BOILING, 0.83);

        courier(mail(), new AddressGuard(false)).round();

        assertThat(hooked).isEmpty();
        assertThat(office.texts("SELECT state || ' ' || why FROM runtime.notice WHERE channel = 'webhook'"))
                .containsExactly("given_up the webhook's host is unknown or not public");
    }

    @Test
    void mailServerThatIsAway_isAskedAgainLater_andNothingIsLost() throws IOException {
        office.subscribe(ADA);
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        SmtpMail away = new SmtpMail(new SmtpMail.Settings(
                "127.0.0.1", nobody, "", "", false, "chainon@example.org", Duration.ofSeconds(2)));
        Courier.Policy patient = new Courier.Policy(Duration.ofMinutes(1), 3, Duration.ofHours(1), Duration.ofHours(1));
        courier(away, new AddressGuard(true), patient).round();
        assertThat(office.texts("SELECT state || ' ' || tries || ' ' || why FROM runtime.notice"))
                .containsExactly("waiting 1 the mail server cannot be reached");

        courier(mail()).round();
        assertThat(post.letters()).as("not before its time").isEmpty();
        office.admin().useHandle(handle -> handle.execute("UPDATE runtime.notice SET next_try = now()"));
        courier(mail()).round();

        assertThat(post.titles("ada@example.org")).hasSize(1);
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void mailServerThatFallsSilentWithTheLetterInHand_leavesItInDoubt_andItIsNotSentAgain() throws Exception {
        office.subscribe(ADA);
        try (SilentMailServer silent = new SilentMailServer()) {
            courier(silent.mail()).round();
            assertThat(silent.letters()).hasSize(1);
        }
        courier(mail()).round();

        assertThat(post.letters()).isEmpty();
        assertThat(office.texts("SELECT state || ': ' || why FROM runtime.notice"))
                .containsExactly("in_doubt: the mail server fell silent while it took the letter");
    }

    @Test
    void whatADeadProcessHadClaimedIsInDoubt_whatItHadNotIsSent() {
        office.subscribe(ADA);
        office.subscribe(Office.wish("Bob", "bob@example.org", "green"));
        Outbox dead = new Outbox(office.database(), office.vault(), "dead");
        assertThat(dead.claim(Duration.ZERO)).isPresent();

        courier(mail()).round();

        assertThat(post.letters()).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("in_doubt", "sent");
    }

    @Test
    @Criterion("B1Cr3.notices")
    void twoCouriersAtOnceSendEachLetterOnce() {
        for (int i = 0; i < 30; i++) {
            office.subscribe(Office.wish("Ada", "ada" + i + "@example.org", "blue"));
        }
        List<Thread> couriers = List.of(new Thread(() -> courier(mail()).round()), new Thread(() -> courier(mail())
                .round()));
        couriers.forEach(Thread::start);
        couriers.forEach(CourierIT::join);

        assertThat(post.letters()).hasSize(30);
        assertThat(states()).hasSize(30).containsOnly("sent");
    }

    @Test
    @Criterion("B1Cr3.erasure")
    void whoIsErasedGetsNothingMore() {
        var token = office.subscribeAndConfirm(ADA);
        risk(BOILING, 0.9);
        office.erase(token);

        courier(mail()).round();

        assertThat(post.letters()).isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private SmtpMail mail() {
        return new SmtpMail(post.settings());
    }

    private Courier courier(Channel mail) {
        return courier(mail, new AddressGuard(true));
    }

    private Courier courier(Channel mail, AddressGuard guard) {
        return courier(mail, guard, POLICY);
    }

    private Courier courier(Channel mail, AddressGuard guard, Courier.Policy policy) {
        return new Courier(
                new Outbox(
                        office.database(),
                        office.vault(),
                        Thread.currentThread().getName()),
                new Letters(URI.create("http://site"), new Kettles()::wording),
                Map.of("mail", mail, "webhook", new Webhook(vertx, guard, Duration.ofSeconds(5))),
                policy,
                Telemetry.NONE);
    }

    private void risk(String subject, double probability) {
        Prediction prediction = new Prediction(
                Office.EPOCH,
                subject + "/I",
                subject,
                1_000,
                probability,
                "m",
                1,
                7,
                0,
                Map.of("kettle", subject.split("-")[0]));
        teller.risks("predictions", List.of(new Published(0, 0, prediction)), 1);
    }

    private void outcome(String subject, boolean spilled) {
        KettleEvent event = new KettleEvent(subject, "blue", 1_010, 1, Optional.of(spilled));
        teller.landings("clean", List.of(new Delivered<>(0, new LoggedEvent<>(Office.EPOCH, 8, 0, event))), 1);
    }

    private List<String> waiting(String kind) {
        return office.texts("SELECT id::text FROM runtime.notice WHERE kind = '" + kind + "'");
    }

    private List<String> states() {
        return office.texts("SELECT state FROM runtime.notice");
    }
}
