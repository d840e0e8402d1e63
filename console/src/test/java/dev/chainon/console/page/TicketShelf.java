package dev.chainon.console.page;

import dev.chainon.console.source.TicketBook;
import dev.chainon.store.tickets.Actor;
import dev.chainon.store.tickets.Details;
import dev.chainon.store.tickets.Subject;
import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.TicketSearch;
import dev.chainon.store.tickets.TicketState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One ticket, number 4, with texts that would do harm on a page that does not escape; what is asked of it is kept. */
final class TicketShelf implements TicketBook {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    final List<String> done = new ArrayList<>();
    volatile String key = "";
    volatile boolean away;
    volatile Optional<TicketSearch> asked = Optional.empty();

    private static Ticket ticket() {
        return new Ticket(
                4,
                new UUID(1, 2),
                new Subject("0".repeat(32), Subject.Source.ERROR, Subject.Severity.CRITICAL, "<b>kettle</b> tilts"),
                TicketState.OPEN,
                new Ticket.Span(12_345, AT, AT.plusSeconds(60)),
                new Details(
                        "c0ffee",
                        Map.of("process.kettle-1", "<script>alert(1)</script>"),
                        Map.of("page", "/kettles", "evil", "javascript:alert(1)", "elsewhere", "//evil.example"),
                        "a line\n<img src=x>"));
    }

    private void present() {
        if (away) {
            throw new IllegalStateException("away");
        }
    }

    @Override
    public Overview overview(TicketSearch search) {
        present();
        asked = Optional.of(search);
        return new Overview(
                new TicketReader.Found(120, List.of(ticket())),
                Map.of(TicketState.OPEN, 3L),
                new TicketReader.Times(7, 754, 17_500));
    }

    @Override
    public Optional<Dossier> dossier(long id) {
        present();
        return id == 4
                ? Optional.of(new Dossier(
                        ticket(),
                        List.of(
                                new TicketEntry(1, AT, Actor.SYSTEM, Optional.of(TicketState.OPEN), ""),
                                new TicketEntry(2, AT, Actor.OPERATOR, Optional.empty(), "a <i>spring</i>"),
                                new TicketEntry(3, AT, Actor.SYSTEM, Optional.of(TicketState.REOPENED), "seen again")),
                        Map.of("github:house/kettles", "http://127.0.0.1/issues/1")))
                : Optional.empty();
    }

    @Override
    public boolean asksKey() {
        return !key.isEmpty();
    }

    @Override
    public boolean opens(String presented) {
        return key.isEmpty() || key.equals(presented);
    }

    @Override
    public boolean move(long id, TicketState to, String why) {
        done.add("move " + id + " " + to.word() + " " + why);
        return to != TicketState.REOPENED;
    }

    @Override
    public boolean comment(long id, String text) {
        done.add("comment " + id + " " + text);
        return true;
    }

    @Override
    public long report(String page, String summary, String text) {
        present();
        if (summary.isEmpty()) {
            throw new IllegalArgumentException("no summary");
        }
        done.add("report " + page + " " + summary + " " + text);
        return 4;
    }
}
