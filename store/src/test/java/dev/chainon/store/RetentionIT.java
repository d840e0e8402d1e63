package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionIT {

    private static final int DAYS = 10;
    private static final Retention.Periods PERIODS = new Retention.Periods(
            Duration.ofDays(3), Duration.ofDays(5), Duration.ofHours(2), Duration.ofDays(366), Duration.ofDays(9));

    private TestDatabase database;
    private Database monitoring;
    private Jdbi admin;
    private Epochs epochs;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        monitoring = database.as(RuntimeRole.MONITORING);
        admin = database.asAdmin().jdbi();
        epochs = new Epochs(database.as(RuntimeRole.STREAM));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Criterion("B3Cr7.retention")
    void finishedEpochsKeepTheirLastDays_andTheLivingOneKeepsAll() {
        int finished = epochs.open("2001-01-01", "first").id();
        int living = epochs.open("2001-05-01", "second").id();
        DailyRows.fill(monitoring, finished, DAYS);
        DailyRows.fill(monitoring, living, DAYS);

        Retention.Swept swept = new Retention(monitoring).sweep(PERIODS);

        assertThat(swept).isEqualTo(new Retention.Swept(6, 4, 0, 0, 0));
        assertThat(minutes("prediction", finished)).containsExactly(6 * 1440L, 7 * 1440L, 8 * 1440L, 9 * 1440L);
        assertThat(minutes("outcome", finished))
                .containsExactly(4 * 1440L, 5 * 1440L, 6 * 1440L, 7 * 1440L, 8 * 1440L, 9 * 1440L);
        assertThat(minutes("prediction", living)).hasSize(DAYS);
        assertThat(minutes("outcome", living)).hasSize(DAYS);
        assertThat(new Retention(monitoring).sweep(PERIODS).total()).isZero();
        assertThat(texts("SELECT what || removed FROM runtime.retention_log ORDER BY id"))
                .containsExactly("prediction6", "outcome4");
    }

    @Test
    @Criterion("B3Cr7.retention")
    void anEpochClosedForLongGoesWhole() {
        int old = epochs.open("2001-01-01", "first").id();
        epochs.open("2001-05-01", "second");
        DailyRows.fill(monitoring, old, DAYS);
        admin.useHandle(
                h -> h.execute("UPDATE runtime.epoch SET closed = now() - interval '4 days' WHERE id = ?", old));

        Retention.Swept swept = new Retention(monitoring).sweep(PERIODS);

        assertThat(swept).isEqualTo(new Retention.Swept(DAYS, 4, 0, 0, 0));
        assertThat(minutes("prediction", old)).isEmpty();
    }

    @Test
    @Criterion("B3Cr7.retention")
    void subscriptionsGoAfterTheirWindowAndGrace_withTheKeyOfWhoHasNoneLeft() {
        int epoch = epochs.open("2001-05-01", "live").id();
        DailyRows.fill(monitoring, epoch, DAYS);
        long now = (DAYS - 1) * 1440L;
        subscribe("past", epoch, now - 121);
        subscribe("in-grace", epoch, now - 120);
        subscribe("to-come", epoch, now + 60);
        admin.useHandle(h -> h.execute("UPDATE runtime.person_key SET created = now() - interval '2 hours'"));
        admin.useHandle(
                h -> h.execute("INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts, state)"
                        + " SELECT id, 'risk 1', 'risk', 'mail', '{}', 'sent' FROM runtime.subscription"));

        assertThat(new Retention(monitoring).sweep(PERIODS).subscriptionsAndKeys())
                .isEqualTo(2);

        assertThat(persons("subscription")).containsExactly("in-grace", "to-come");
        assertThat(persons("person_key")).containsExactly("in-grace", "to-come");
        assertThat(texts(
                        "SELECT s.person FROM runtime.notice n LEFT JOIN runtime.subscription s ON s.id = n.subscription"
                                + " ORDER BY s.person"))
                .containsExactly("in-grace", "to-come");
        assertThat(texts("SELECT db_role || ' ' || purpose FROM runtime.access_log WHERE action = 'erase'"))
                .containsExactly("monitoring retention");
        epochs.close(epoch);
        assertThat(new Retention(monitoring).sweep(PERIODS).subscriptionsAndKeys())
                .isEqualTo(4);
        assertThat(persons("person_key")).isEmpty();
    }

    @Test
    @Criterion("B1Cr3.retention")
    void whoDidNotConfirmWithinTwoDaysIsForgotten_whoDidStays() {
        int epoch = epochs.open("2001-05-01", "live").id();
        subscribe("silent", epoch, 1_000);
        subscribe("new", epoch, 1_000);
        subscribe("sure", epoch, 1_000);
        admin.useHandle(h -> {
            h.execute("UPDATE runtime.subscription SET created = now() - interval '49 hours' WHERE person <> 'new'");
            h.execute("UPDATE runtime.subscription SET confirmed = now() WHERE person = 'sure'");
            h.execute("UPDATE runtime.person_key SET created = now() - interval '49 hours'");
        });

        assertThat(new Retention(monitoring).sweep(PERIODS).subscriptionsAndKeys())
                .isEqualTo(2);

        assertThat(persons("subscription")).containsExactly("new", "sure");
        assertThat(persons("person_key")).containsExactly("new", "sure");
    }

    @Test
    @Criterion("B3Cr7.retention")
    void theAccessLogGoesAfterItsTime_notBefore() {
        admin.useHandle(h ->
                h.execute("INSERT INTO runtime.access_log (at, action, purpose, epoch, person, subject) VALUES (now() -"
                        + " interval '370 days', 'notify', 'x', 1, 'p', 's'), (now() - interval '360 days',"
                        + " 'notify', 'y', 1, 'p', 's')"));

        assertThat(new Retention(monitoring).sweep(PERIODS).accesses()).isEqualTo(1);

        assertThat(texts("SELECT purpose FROM runtime.access_log")).containsExactly("y");
    }

    @Test
    @Criterion("B3Cr7.roles")
    void monitoringCannotDeleteByItself_andTheOthersCannotSweep() {
        assertThatThrownBy(() -> monitoring.jdbi().useHandle(h -> h.execute("DELETE FROM runtime.prediction")))
                .hasMessageContaining("permission denied");
        for (RuntimeRole role : List.of(
                RuntimeRole.STREAM,
                RuntimeRole.SERVING,
                RuntimeRole.PEOPLE,
                RuntimeRole.TRAINER,
                RuntimeRole.AUDITOR)) {
            assertThatThrownBy(() -> new Retention(database.as(role)).sweep(PERIODS))
                    .as(role.user())
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesPeriodsThatWouldEmptyTheStore() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new Retention.Periods(Duration.ZERO, day, day, Duration.ofDays(400), day))
                .hasMessageContaining("retention.predictions must be positive");
        assertThatThrownBy(() -> new Retention.Periods(day, day, day, Duration.ofDays(365), day))
                .hasMessageContaining("366 days or more, not 365");
    }

    private void subscribe(String person, int epoch, long until) {
        database.as(RuntimeRole.PEOPLE).jdbi().useTransaction(h -> {
            h.execute("SELECT set_config('chainon.person', ?, true)", person);
            h.execute("INSERT INTO runtime.person_key (person, wrapped_key) VALUES (?, 'k')", person);
            h.execute(SubscriptionRowsIT.ROW, person, epoch, "s", until, person);
        });
    }

    private List<Long> minutes(String table, int epoch) {
        return admin.withHandle(
                h -> h.createQuery("SELECT minute FROM runtime." + table + " WHERE epoch = ? ORDER BY minute")
                        .bind(0, epoch)
                        .mapTo(Long.class)
                        .list());
    }

    private List<String> persons(String table) {
        return texts("SELECT person FROM runtime." + table + " ORDER BY person");
    }

    private List<String> texts(String sql) {
        return admin.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
