package dev.chainon.apps;

import dev.chainon.console.source.TicketBook;
import dev.chainon.store.tickets.Actor;
import dev.chainon.store.tickets.Details;
import dev.chainon.store.tickets.Subject;
import dev.chainon.store.tickets.Subject.Severity;
import dev.chainon.store.tickets.Subject.Source;
import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.TicketSearch;
import dev.chainon.store.tickets.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A few tickets to look at. */
final class ShowroomTickets implements TicketBook {

    private static final Instant AT = Instant.parse("2026-11-26T08:12:41Z");
    private static final String LOG = """
            09:12:38.104 INFO  chores d.c.s.p.Leadership this replica publishes from now on
            09:12:40.002 WARN  predictor d.c.s.p.Snapshots the folder is slow file=at-44369.bin
            predictor d.c.s.p.Snapshots cannot write a snapshot file=at-44369.bin
            java.nio.file.FileSystemException: at-44369.bin: No space left on device
            \tat java.base/sun.nio.fs.UnixException.translateToIOException(UnixException.java:100)
            \tat dev.chainon.serving.predictor.Snapshots.write(Snapshots.java:81)
            \tat dev.chainon.serving.predictor.Predictor.run(Predictor.java:131)""";
    private static final List<Ticket> ALL = List.of(
            ticket(
                    12,
                    new Subject(
                            "c".repeat(32),
                            Source.ALERT,
                            Severity.WARNING,
                            "LiveLogLossHigh: predictions have been worse than the control group for six hours"),
                    TicketState.IN_PROGRESS,
                    3),
            ticket(
                    11,
                    new Subject(
                            "b".repeat(32),
                            Source.ERROR,
                            Severity.CRITICAL,
                            "java.nio.file.FileSystemException: at-44369.bin: No space left on device"),
                    TicketState.REOPENED,
                    1284),
            ticket(
                    9,
                    new Subject(
                            "a".repeat(32),
                            Source.REPORT,
                            Severity.INFO,
                            "La courbe de calibration est vide après un changement de date"),
                    TicketState.OPEN,
                    2),
            ticket(
                    4,
                    new Subject(
                            "d".repeat(32), Source.ALERT, Severity.CRITICAL, "ReplicaDown: serving-2 does not answer"),
                    TicketState.RESOLVED,
                    7));

    private static Ticket ticket(long id, Subject subject, TicketState state, long seen) {
        return new Ticket(
                id,
                new UUID(1, id),
                subject,
                state,
                new Ticket.Span(seen, AT.minusSeconds(id * 9000), AT.minusSeconds((12 - id) * 4000)),
                new Details(
                        "cea7e1dc53b0",
                        Map.of(
                                "process.serving-1",
                                AT.toString(),
                                "said",
                                "predictor d.c.s.p.Snapshots cannot write a snapshot file=at-44369.bin"),
                        Map.of("operations", "/operations", "dashboard", "http://127.0.0.1:3000/d/stream"),
                        subject.source() == Source.ERROR ? LOG : ""));
    }

    @Override
    public Overview overview(TicketSearch search) {
        List<Ticket> found = ALL.stream()
                .filter(t -> search.states().isEmpty() || search.states().contains(t.state()))
                .filter(t -> t.subject().title().contains(search.text()))
                .toList();
        return new Overview(
                new TicketReader.Found(found.size(), found),
                Map.of(
                        TicketState.OPEN,
                        1L,
                        TicketState.IN_PROGRESS,
                        1L,
                        TicketState.REOPENED,
                        1L,
                        TicketState.RESOLVED,
                        1L,
                        TicketState.CLOSED,
                        8L),
                new TicketReader.Times(9, 1834, 18_420));
    }

    @Override
    public Optional<Dossier> dossier(long id) {
        List<TicketEntry> timeline = List.of(
                new TicketEntry(1, AT.minusSeconds(9000), Actor.SYSTEM, Optional.of(TicketState.OPEN), ""),
                new TicketEntry(2, AT.minusSeconds(8000), Actor.OPERATOR, Optional.of(TicketState.ACKNOWLEDGED), ""),
                new TicketEntry(
                        3,
                        AT.minusSeconds(7000),
                        Actor.FORGE,
                        Optional.empty(),
                        "Old snapshots are never removed when the epoch changes."),
                new TicketEntry(
                        4,
                        AT.minusSeconds(6000),
                        Actor.OPERATOR,
                        Optional.of(TicketState.RESOLVED),
                        "removed by hand, 12 GB free"),
                new TicketEntry(5, AT, Actor.SYSTEM, Optional.of(TicketState.REOPENED), "seen again"));
        return ALL.stream()
                .filter(t -> t.id() == id)
                .findFirst()
                .map(t -> new Dossier(
                        t, timeline, Map.of("github:owner/chainon", "https://github.com/owner/chainon/issues/31")));
    }

    @Override
    public boolean asksKey() {
        return false;
    }

    @Override
    public boolean opens(String key) {
        return true;
    }

    @Override
    public boolean move(long id, TicketState to, String why) {
        return false;
    }

    @Override
    public boolean comment(long id, String text) {
        return true;
    }

    @Override
    public long report(String page, String summary, String text) {
        return 9;
    }
}
