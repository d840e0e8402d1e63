package dev.chainon.people.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.people.subscription.Office;
import dev.chainon.people.subscription.Wish;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.Published;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Predictions that come late or out of order. Ada asked for all blue kettles, as one asks for a route; Bob for one boiling of one, as one asks for a flight.
 * Real database, real mail server.
 */
class LateNoticeIT {

    private static final String BOILING = "blue-1000-0";
    private static final long DEPARTURE = 1_000;
    private static final Wish ADA = Office.wish("Ada Lovelace", "ada@example.org", "blue");
    private static final Wish BOB = Office.wish("Bob", "bob@example.org", BOILING);
    private static final String WARNED = "What you wait for is likely: " + BOILING;
    private static final String OVER = "The outcome is known: " + BOILING;

    /** States of notices, as they are counted. */
    private static final List<String> STATES = new ArrayList<>();

    private static final Telemetry COUNTED = new Telemetry() {
        @Override
        public void count(String name, long amount, String... labels) {
            STATES.add(labels[5]);
        }

        @Override
        public void time(String name, long nanos, String... labels) {}

        @Override
        public void gauge(String name, DoubleSupplier value, String... labels) {}
    };

    @TempDir
    static Path folder;

    private static Post post;
    private static Office office;
    private static Teller<KettleEvent> teller;

    @BeforeAll
    static void start() {
        post = new Post();
        office = new Office(folder);
        teller = new Teller<>(office.database(), new Kettles(), Office.EPOCH, Duration.ofDays(1));
    }

    @AfterAll
    static void stop() {
        post.close();
        office.close();
    }

    @BeforeEach
    void subscribe() {
        office.empty();
        office.admin().useHandle(handle -> handle.execute("DELETE FROM runtime.outcome"));
        office.subscribeAndConfirm(ADA);
        office.subscribeAndConfirm(BOB);
        deliver(mail());
        post.empty();
        STATES.clear();
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aPredictionThatComesAfterTheLanding_warnsNobody() {
        landing();
        risk(BOILING, DEPARTURE, 0.9, "m1");
        deliver(mail());

        assertThat(post.titles("ada@example.org")).as("she hears nothing of it").isEmpty();
        assertThat(post.titles("bob@example.org"))
                .as("he asked for this very thing")
                .containsExactly(OVER);
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aPredictionOfWhatLandedBeforeAnybodyAsked_warnsNobody() {
        office.admin()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO runtime.outcome (epoch, subject, minute, outcome) VALUES (?, 'blue-900-0', 950, true)",
                        Office.EPOCH));

        risk("blue-900-0", 900, 0.9, "m1");
        deliver(mail());

        assertThat(post.letters()).isEmpty();
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aPredictionThatComesLate_andWhoseLettersStillWaitAtTheLanding_isNotSentAfterIt() {
        event("blue-2200-0", 2_200);
        risk(BOILING, DEPARTURE, 0.9, "m1");
        risk(BOILING, DEPARTURE, 0.95, "m2");
        landing();
        risk(BOILING, DEPARTURE, 0.95, "m2");
        landing();
        deliver(mail());

        assertThat(post.titles("ada@example.org")).isEmpty();
        assertThat(post.titles("bob@example.org")).containsExactly(OVER);
        assertThat(STATES).as("nothing failed").containsExactlyInAnyOrder("overtaken", "overtaken", "sent");
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aPredictionThatComesLate_andIsDeliveredBeforeTheLanding_isToldOnce_whoeverSaysItAgain() {
        event("blue-2200-0", 2_200);
        risk(BOILING, DEPARTURE, 0.9, "m1");
        deliver(mail());
        risk(BOILING, DEPARTURE, 0.95, "m2");
        deliver(mail());
        landing();
        landing();
        deliver(mail());

        assertThat(post.titles("ada@example.org")).containsExactly(WARNED, OVER);
        assertThat(post.titles("bob@example.org")).containsExactly(WARNED, OVER);
    }

    @Test
    @Criterion("B1Cr3.notices")
    void predictionsInTheWrongOrder_eachWarnOfTheirOwn_once() {
        risk("blue-1100-0", 1_100, 0.9, "m1");
        risk(BOILING, DEPARTURE, 0.9, "m1");
        risk("blue-1100-0", 1_100, 0.9, "m1");
        deliver(mail());

        assertThat(post.titles("ada@example.org"))
                .containsExactlyInAnyOrder(WARNED, "What you wait for is likely: blue-1100-0");
        assertThat(post.titles("bob@example.org")).containsExactly(WARNED);
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aPredictionOfWhatBeganMoreThanADayAgo_whoseEndWasLost_warnsNobody() {
        event("blue-2441-0", DEPARTURE + 1_441);
        risk(BOILING, DEPARTURE, 0.9, "m1");
        deliver(mail());

        assertThat(post.letters()).isEmpty();
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aWarningThatCouldNotBeSentBeforeTheLanding_isGivenUp_andWhoWasNotWarnedIsNotToldOfTheLanding() {
        risk(BOILING, DEPARTURE, 0.9, "m1");
        deliver(letter -> new Delivery.NotSent("the mail server cannot be reached", true));
        landing();
        dueNow();
        deliver(mail());

        assertThat(post.titles("ada@example.org")).isEmpty();
        assertThat(post.titles("bob@example.org")).containsExactly(OVER);
        assertThat(STATES)
                .as("the alert on failed letters hears of it")
                .containsExactlyInAnyOrder("waiting", "waiting", "given_up", "given_up", "sent");
        assertThat(office.texts("SELECT state || ': ' || why FROM runtime.notice WHERE kind = 'risk'"))
                .containsExactly(
                        "given_up: it was over before it could be sent",
                        "given_up: it was over before it could be sent");
    }

    @Test
    @Criterion("B1Cr3.notices")
    void aWarningInHandDuringTheLanding_isNotTriedAgainAfterIt() {
        risk(BOILING, DEPARTURE, 0.9, "m1");
        deliver(letter -> {
            landing();
            return new Delivery.NotSent("the mail server cannot be reached", true);
        });
        dueNow();
        deliver(mail());

        assertThat(post.titles("ada@example.org")).doesNotContain(WARNED);
        assertThat(post.titles("bob@example.org")).containsExactly(OVER);
        assertThat(office.texts("SELECT DISTINCT state FROM runtime.notice WHERE kind = 'risk'"))
                .containsExactly("given_up");
    }

    private static void dueNow() {
        office.admin().useHandle(handle -> handle.execute("UPDATE runtime.notice SET next_try = now()"));
    }

    private static SmtpMail mail() {
        return new SmtpMail(post.settings());
    }

    private static void deliver(Channel channel) {
        Courier.Policy patient = new Courier.Policy(Duration.ofMinutes(1), 3, Duration.ofHours(1), Duration.ofHours(1));
        new Courier(
                        new Outbox(office.database(), office.vault(), "me"),
                        new Letters(URI.create("http://site"), new Kettles()::wording),
                        Map.of("mail", channel),
                        patient,
                        COUNTED)
                .round();
    }

    private static void risk(String subject, long minute, double probability, String model) {
        Prediction prediction = new Prediction(
                Office.EPOCH, subject + "/I", subject, minute, probability, model, 1, 7, 0, Map.of("kettle", "blue"));
        teller.risks("predictions", List.of(new Published(0, 0, prediction)), 1);
    }

    private static void landing() {
        log(new KettleEvent(BOILING, "blue", DEPARTURE + 10, 1, Optional.of(true)));
    }

    private static void event(String subject, long minute) {
        log(new KettleEvent(subject, "blue", minute, 1, Optional.empty()));
    }

    private static void log(KettleEvent event) {
        teller.landings("clean", List.of(new Delivered<>(0, new LoggedEvent<>(Office.EPOCH, 8, 0, event))), 1);
    }
}
