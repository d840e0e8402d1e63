package dev.chainon.monitoring.ticket.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.ticket.forge.ForgeDouble.Kept;
import dev.chainon.monitoring.ticket.forge.ForgeDouble.Trouble;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.tickets.Actor;
import dev.chainon.store.tickets.Details;
import dev.chainon.store.tickets.Outbox;
import dev.chainon.store.tickets.Sighting;
import dev.chainon.store.tickets.Subject;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.TicketState;
import dev.chainon.store.tickets.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tickets on a real PostgreSQL and issues of a forge on loopback, over the same requests as the real ones get. */
class ForgeSyncIT {

    private static TestDatabase postgres;
    private static Database database;
    private static Database admin;

    private final Tickets tickets = new Tickets(database, 100);
    private final TicketReader reader = new TicketReader(database);
    private ForgeDouble forge;
    private long id;

    @BeforeAll
    static void open() {
        postgres = TestDatabase.fresh();
        database = postgres.as(RuntimeRole.MONITORING);
        admin = postgres.asAdmin();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @AfterEach
    void clean() {
        admin.jdbi().useHandle(h -> {
            h.execute("DELETE FROM runtime.ticket");
            h.execute("DELETE FROM runtime.ticket_forge");
        });
        forge.close();
    }

    private void begin(Dialects dialect) throws Exception {
        forge = new ForgeDouble(dialect);
        id = see("kettle @ada tilts");
    }

    private long see(String title) {
        Sighting sighting = new Sighting(
                new Subject(
                        String.format("%032x", title.hashCode()),
                        Subject.Source.ERROR,
                        Subject.Severity.WARNING,
                        title),
                new Details("c0ffee", Map.of("process", "kettle-1"), Map.of("page", "/kettles"), "line ```` @ada"),
                Instant.parse("2026-05-01T10:00:00Z"),
                1,
                List.of());
        return tickets.note(List.of(sighting)).values().iterator().next();
    }

    /** A process that has just started: nothing is remembered but what the database holds. */
    private void round() {
        Forge opened = forge.settings().open(InstantSource.system());
        new ForgeSync(
                        opened,
                        new Outbox(database, opened.name()),
                        reader,
                        new ForgeSync.Waits(Duration.ofNanos(1), Duration.ofNanos(1)))
                .run();
    }

    private Kept issue() {
        assertThat(forge.issues).as("issues").hasSize(1);
        return forge.issues.get(1L);
    }

    private TicketState state() {
        return reader.find(id).orElseThrow().state();
    }

    private long asked(String method, String end) {
        return forge.requests.stream()
                .filter(r -> r.startsWith(method) && r.endsWith(end))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    @Criterion("B4Cr6.forge-sync")
    void aTicketBecomesAnIssue_andWhatHappensToItIsTold(Dialects dialect) throws Exception {
        begin(dialect);
        round();
        assertThat(issue().title).isEqualTo("kettle @ada tilts");
        assertThat(issue().body)
                .contains("process: kettle-1", "Commit `c0ffee`", "line '''' ")
                .endsWith("<!-- chainon:ticket:" + reader.find(id).orElseThrow().ref() + " -->");

        tickets.comment(id, Actor.OPERATOR, "a spring is loose");
        tickets.move(id, TicketState.RESOLVED, Actor.OPERATOR, "tightened");
        round();
        assertThat(issue().open).isFalse();
        assertThat(issue().comments.values())
                .singleElement()
                .asString()
                .contains("operator: a spring is loose", "operator: resolved: tightened");

        see("kettle @ada tilts");
        round();
        assertThat(issue().open).isTrue();
        assertThat(issue().comments.values()).last().asString().contains("system: reopened: seen again");
        assertThat(reader.issues(id).values()).singleElement().asString().endsWith("/issues/1");
    }

    @ParameterizedTest
    @EnumSource
    @Criterion("B4Cr6.forge-sync")
    void whatHappensOnTheForgeComesIn_onceAndWithoutNames(Dialects dialect) throws Exception {
        begin(dialect);
        round();
        forge.remark(1, "ask ada@example.org, she knows");
        forge.by(1).open = false;
        round();
        round();

        assertThat(state()).isEqualTo(TicketState.RESOLVED);
        assertThat(reader.timeline(id))
                .filteredOn(e -> e.actor() == Actor.FORGE)
                .extracting(TicketEntry::note)
                .containsExactlyInAnyOrder("", "ask [removed], she knows");
        forge.by(1).open = true;
        round();
        assertThat(state()).isEqualTo(TicketState.REOPENED);
        assertThat(issue().comments)
                .as("nothing is told back to where it came from")
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void repeatedRoundsChangeNothing_andAnEchoIsNoChange(Dialects dialect) throws Exception {
        begin(dialect);
        tickets.move(id, TicketState.ACKNOWLEDGED, Actor.OPERATOR, "");
        round();
        tickets.move(id, TicketState.CLOSED, Actor.OPERATOR, "");
        for (int i = 0; i < 5; i++) {
            round();
        }

        assertThat(state()).isEqualTo(TicketState.CLOSED);
        assertThat(issue().comments).hasSize(2);
        assertThat(forge.requests.stream().filter(r -> !r.startsWith("GET")))
                .as("writes")
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    @Criterion("B4Cr6.forge-sync")
    void anAnswerThatIsLost_makesNoSecondIssue_andNoSecondComment(Dialects dialect) throws Exception {
        begin(dialect);
        forge.trouble(new Trouble("POST", 502, Map.of(), true));
        round();
        round();
        assertThat(asked("POST", "/issues")).isEqualTo(1);
        assertThat(issue().comments).isEmpty();

        tickets.comment(id, Actor.OPERATOR, "a spring is loose");
        forge.trouble(new Trouble("POST", 0, Map.of(), true));
        round();
        round();
        assertThat(issue().comments).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Criterion("B4Cr6.forge-sync")
    void aForgeThatAsksToWait_isLeftAlone_andNothingIsLost(Dialects dialect) throws Exception {
        begin(dialect);
        long second = see("another one");
        forge.trouble(new Trouble("POST", 429, Map.of("Retry-After", "600"), false));
        round();
        int before = forge.requests.size();
        round();
        round();
        assertThat(forge.requests).as("not a request while it waits").hasSize(before);
        assertThat(wait(dialect)).isBetween(590.0, 600.0);

        letGo();
        round();
        assertThat(forge.issues).hasSize(2);
        assertThat(reader.issues(second)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Criterion("B4Cr6.forge-sync")
    void aQuotaThatIsUsedUp_isWaitedFor_untilItsReset(Dialects dialect) throws Exception {
        begin(dialect);
        String reset = Long.toString(Instant.now().getEpochSecond() + 300);
        String prefix = dialect == Dialects.GITHUB ? "X-RateLimit-" : "RateLimit-";
        forge.trouble(new Trouble(
                "GET",
                dialect == Dialects.GITHUB ? 403 : 429,
                Map.of(prefix + "Remaining", "0", prefix + "Reset", reset),
                false));
        round();

        assertThat(wait(dialect)).isBetween(280.0, 301.0);
    }

    @ParameterizedTest
    @EnumSource
    @Criterion("B4Cr6.forge-sync")
    void anOutage_isTriedAgain_andOneIssueThatIsGone_holdsUpNoOther(Dialects dialect) throws Exception {
        begin(dialect);
        forge.trouble(new Trouble("GET", 503, Map.of(), false));
        round();
        forge.trouble(new Trouble("GET", 0, Map.of(), false));
        round();
        round();
        assertThat(forge.issues).hasSize(1);

        forge.issues.clear();
        tickets.comment(id, Actor.OPERATOR, "nobody will read this there");
        forge.issues.put(7L, new Kept());
        long other = see("another one");
        round();
        assertThat(reader.issues(other)).hasSize(1);
    }

    private static double wait(Dialects dialect) {
        return admin.jdbi().withHandle(h -> h.createQuery(
                        "SELECT EXTRACT(EPOCH FROM next_try - clock_timestamp()) FROM runtime.ticket_forge WHERE forge LIKE ?")
                .bind(0, dialect.name().toLowerCase(java.util.Locale.ROOT) + "%")
                .mapTo(Double.class)
                .one());
    }

    private static void letGo() {
        admin.jdbi().useHandle(h -> {
            h.execute("UPDATE runtime.ticket_forge SET next_try = now()");
            h.execute("UPDATE runtime.ticket_issue SET next_try = now()");
        });
    }

    @ParameterizedTest
    @EnumSource
    void theTokenIsInNoMessage(Dialects dialect) throws Exception {
        begin(dialect);
        for (int status : new int[] {401, 403, 404, 422, 500}) {
            forge.trouble(new Trouble("GET", status, Map.of(), false));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> forge.settings().open(InstantSource.system()).changedSince(Instant.EPOCH)))
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageNotContaining(ForgeDouble.TOKEN);
        }
        assertThat(forge.settings().toString()).doesNotContain(ForgeDouble.TOKEN);
    }
}
