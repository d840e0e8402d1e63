package dev.chainon.store.tickets;

import static dev.chainon.store.tickets.Faults.NOW;
import static dev.chainon.store.tickets.Faults.alert;
import static dev.chainon.store.tickets.Faults.error;
import static dev.chainon.store.tickets.Faults.fingerprint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Database;
import dev.chainon.store.Retention;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.tickets.Sighting.Firing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketsIT {

    private static final int LIMIT = 20;

    private static TestDatabase postgres;
    private static Database database;
    private static Database admin;

    private final Tickets tickets = new Tickets(database, LIMIT);
    private final TicketReader reader = new TicketReader(database);

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

    @BeforeEach
    void empty() {
        admin.jdbi().useHandle(h -> h.execute("DELETE FROM runtime.ticket"));
    }

    private long note(Sighting sighting) {
        return tickets.note(List.of(sighting)).get(sighting.subject().fingerprint());
    }

    private Ticket ticket(long id) {
        return reader.find(id).orElseThrow();
    }

    @Test
    @Criterion("B4Cr6.deduplicated")
    void theSameFaultAHundredTimes_isOneTicketCountedAHundredTimes() {
        for (int i = 0; i < 100; i++) {
            note(error(1, i));
        }

        Ticket only =
                reader.search(new TicketSearch("", Set.of(), 10, 0)).tickets().get(0);
        assertThat(only.span()).isEqualTo(new Ticket.Span(100, NOW, NOW.plusSeconds(99)));
        assertThat(reader.counts()).isEqualTo(Map.of(TicketState.OPEN, 1L));
        assertThat(reader.timeline(only.id()))
                .as("occurrences are counted, not told")
                .hasSize(1);
    }

    @Test
    @Criterion("B4Cr6.deduplicated")
    void severalProcessesThatSeeTheSameFaultsAtOnce_makeOneTicketEach_withTheRightCount() throws Exception {
        Tickets other = new Tickets(postgres.as(RuntimeRole.MONITORING), LIMIT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Tickets one = i % 2 == 0 ? tickets : other;
            List<Sighting> both = i % 3 == 0 ? List.of(error(1, i), error(2, i)) : List.of(error(2, i), error(1, i));
            work.add(() -> one.note(both));
        }
        for (Future<Object> done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();

        assertThat(reader.search(new TicketSearch("", Set.of(), 10, 0)).tickets())
                .extracting(ticket -> ticket.span().seen())
                .containsExactly(200L, 200L);
    }

    @Test
    void anAlertToldAgain_isTheSameFiring_andALaterOneCounts() {
        Firing first = new Firing("kettle-1", NOW);
        long id = note(alert(1, first));
        note(alert(1, first));
        assertThat(ticket(id).span().seen()).isEqualTo(1);

        note(alert(1, new Firing("kettle-2", NOW), first));
        note(alert(1, new Firing("kettle-1", NOW.plusSeconds(60))));
        assertThat(ticket(id).span().seen()).isEqualTo(3);
    }

    @Test
    void anAlertThatClearedEverywhere_resolvesItsTicket_andFiringAnewReopensIt() {
        long id = note(alert(1, new Firing("a", NOW), new Firing("b", NOW)));

        tickets.cleared(fingerprint(1), List.of("a"));
        assertThat(ticket(id).state()).isEqualTo(TicketState.OPEN);
        tickets.cleared(fingerprint(1), List.of("b"));
        tickets.cleared(fingerprint(1), List.of("b"));
        assertThat(ticket(id).state()).isEqualTo(TicketState.RESOLVED);
        note(alert(1, new Firing("a", NOW)));
        assertThat(ticket(id).state()).as("told again").isEqualTo(TicketState.RESOLVED);
        note(alert(1, new Firing("a", NOW.plusSeconds(9))));

        assertThat(ticket(id).state()).isEqualTo(TicketState.REOPENED);
        assertThat(reader.timeline(id))
                .extracting(entry -> entry.state().orElseThrow())
                .containsExactly(TicketState.OPEN, TicketState.RESOLVED, TicketState.REOPENED);
        assertThat(reader.timeline(id)).extracting(TicketEntry::actor).containsOnly(Actor.ALERTING);
        assertThat(tickets.cleared(fingerprint(9), List.of("a"))).isEmpty();
    }

    @Test
    void anAlertThatClears_isACommentOnly_whereSomebodyIsAtWork() {
        long id = note(alert(1, new Firing("a", NOW)));
        tickets.move(id, TicketState.IN_PROGRESS, Actor.OPERATOR, "");

        tickets.cleared(fingerprint(1), List.of("a"));

        assertThat(ticket(id).state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(reader.timeline(id).get(2).note()).isEqualTo("the alert has cleared");
    }

    @Test
    void onlyMovesOfTheStateMachineAreMade_andEachIsWrittenDown() {
        long id = note(error(1, 0));

        assertThat(tickets.move(id, TicketState.REOPENED, Actor.OPERATOR, "")).isFalse();
        assertThat(tickets.move(id, TicketState.ACKNOWLEDGED, Actor.OPERATOR, "we look"))
                .isTrue();
        assertThat(tickets.move(id, TicketState.OPEN, Actor.OPERATOR, "")).isFalse();
        assertThat(tickets.move(id + 1, TicketState.CLOSED, Actor.OPERATOR, "")).isFalse();
        assertThat(tickets.comment(id, Actor.OPERATOR, "it was the fuse\u0000")).isTrue();
        assertThat(tickets.move(id, TicketState.CLOSED, Actor.OPERATOR, "")).isTrue();

        assertThat(reader.timeline(id))
                .extracting(TicketEntry::note)
                .containsExactly("", "we look", "it was the fuse", "");
        assertThat(reader.times().number()).isEqualTo(1);
        note(error(1, 5));
        assertThat(ticket(id).state()).isEqualTo(TicketState.REOPENED);
    }

    @Test
    @Criterion("B4Cr6.deduplicated")
    void aStormOfTenThousandDifferentAlerts_staysAHandfulOfTickets_andNoneIsLost() {
        for (int batch = 0; batch < 10; batch++) {
            int from = batch * 1000;
            tickets.note(IntStream.range(from + 1, from + 1001)
                    .mapToObj(number -> alert(number, new Firing("a", NOW)))
                    .toList());
        }

        TicketReader.Found found = reader.search(new TicketSearch("", Set.of(), 100, 0));
        assertThat(found.all()).isEqualTo(LIMIT + 1);
        assertThat(found.tickets().stream().mapToLong(t -> t.span().seen()).sum())
                .isEqualTo(10_000);
        assertThat(found.tickets())
                .filteredOn(t -> t.subject().fingerprint().equals(Tickets.OVERFLOW))
                .singleElement()
                .satisfies(t -> assertThat(t.subject().title()).contains("More than 20 different faults"));
    }

    @Test
    void aFaultThatFlaps_fillsNoTimelineForEver() {
        long id = note(alert(1, new Firing("a", NOW)));
        for (int i = 1; i < 260; i++) {
            tickets.cleared(fingerprint(1), List.of("a"));
            note(alert(1, new Firing("a", NOW.plusSeconds(i))));
        }

        assertThat(reader.timeline(id)).hasSize(Tickets.MOST_ENTRIES);
        assertThat(ticket(id).span().seen()).isEqualTo(260);
        assertThat(tickets.comment(id, Actor.OPERATOR, "people may still write"))
                .isTrue();
        assertThat(reader.timeline(id)).hasSize(Tickets.MOST_ENTRIES + 1);
    }

    @Test
    void searchFindsByTextNumberAndState_andTakesNoPattern() {
        long first = note(error(1, 0));
        long second = note(error(2, 5));
        tickets.comment(first, Actor.OPERATOR, "100% sure: the fuse");
        tickets.move(second, TicketState.RESOLVED, Actor.OPERATOR, "");

        assertThat(found("FUSE")).containsExactly(first);
        assertThat(found("kettle-2")).containsExactly(second);
        assertThat(found(Long.toString(first))).contains(first);
        assertThat(found("100%")).containsExactly(first);
        assertThat(found("l_ne")).isEmpty();
        assertThat(reader.search(new TicketSearch("", Set.of(TicketState.RESOLVED), 10, 0))
                        .tickets())
                .extracting(Ticket::id)
                .containsExactly(second);
        assertThat(reader.search(new TicketSearch("", Set.of(), 1, 1)).tickets())
                .extracting(Ticket::id)
                .containsExactly(first);
    }

    private List<Long> found(String text) {
        return reader.search(new TicketSearch(text, Set.of(), 10, 0)).tickets().stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    @Criterion("B3Cr7.retention")
    void whatHasLongBeenOverGoes_withItsTimeline_andWhatIsOpenStays() {
        long over = note(error(1, 0));
        long open = note(error(2, 0));
        tickets.move(over, TicketState.RESOLVED, Actor.OPERATOR, "");
        admin.jdbi()
                .useHandle(
                        h -> h.execute(
                                "UPDATE runtime.ticket SET changed = now() - interval '10 days', last_seen = now() - interval '10 days'"));
        Duration day = Duration.ofDays(1);
        Retention retention = new Retention(database);

        assertThat(retention
                        .sweep(new Retention.Periods(day, day, day, Duration.ofDays(400), Duration.ofDays(11)))
                        .tickets())
                .isZero();
        assertThat(retention
                        .sweep(new Retention.Periods(day, day, day, Duration.ofDays(400), Duration.ofDays(9)))
                        .tickets())
                .isEqualTo(1);
        assertThat(reader.find(over)).isEmpty();
        assertThat(reader.timeline(over)).isEmpty();
        assertThat(reader.find(open)).isPresent();
    }
}
