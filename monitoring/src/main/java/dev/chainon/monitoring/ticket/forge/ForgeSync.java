package dev.chainon.monitoring.ticket.forge;

import dev.chainon.monitoring.ticket.Scrubber;
import dev.chainon.monitoring.ticket.forge.Forge.Issue;
import dev.chainon.monitoring.ticket.forge.Forge.Remark;
import dev.chainon.store.tickets.Actor;
import dev.chainon.store.tickets.Outbox;
import dev.chainon.store.tickets.Outbox.Due;
import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tickets and issues into step: first what changed on the forge comes in, then what changed here goes out. Open or shut is compared with what both
 * sides last agreed on, so that a change is never taken for its own echo, and of two states there is no third to quarrel about. Repeating it changes nothing.
 */
public final class ForgeSync {

    private static final Logger LOG = LoggerFactory.getLogger(ForgeSync.class);
    private static final int MOST_TICKETS = 50;
    private static final Duration LONGEST_ASKED = Duration.ofHours(2);

    private final Forge forge;
    private final Outbox outbox;
    private final TicketReader tickets;
    private final Waits waits;

    /** The wait after a failure, which doubles up to a bound. */
    public record Waits(Duration first, Duration longest) {
        Duration after(int tries) {
            Duration wait = first.multipliedBy(1L << Math.min(tries, 20));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    public ForgeSync(Forge forge, Outbox outbox, TicketReader tickets, Waits waits) {
        this.forge = forge;
        this.outbox = outbox;
        this.tickets = tickets;
        this.waits = waits;
    }

    /**
     * One round, or none while the forge is to be left alone.
     *
     * @throws RuntimeException if the database is away; what was not written down is done again and found done
     */
    public void run() {
        Outbox.Place place = outbox.place();
        if (!place.ready()) {
            return;
        }
        try {
            pull(place.since());
            for (Due due : outbox.due(MOST_TICKETS)) {
                push(due);
            }
        } catch (ForgeBusyException e) {
            Duration wait = e.asked()
                    .map(asked -> asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked)
                    .orElse(waits.after(place.tries()));
            outbox.pause(wait, String.valueOf(e.getMessage()));
            LOG.warn("{} is left alone for {} s: {}", forge.name(), wait.toSeconds(), e.getMessage());
        }
    }

    private void pull(Instant since) {
        Instant latest = since;
        for (Issue issue : forge.changedSince(since)) {
            Optional<Long> ticket = outbox.seen(issue.number(), issue.open());
            if (ticket.isPresent()) {
                remarks(ticket.get(), issue.number());
            }
            latest = issue.changed().isAfter(latest) ? issue.changed() : latest;
        }
        outbox.read(latest);
    }

    private void remarks(long ticket, long issue) {
        for (Remark remark : forge.comments(issue)) {
            if (ForgeText.told(remark.body()).isEmpty() && !remark.body().isBlank()) {
                outbox.comment(ticket, Long.toString(remark.id()), Scrubber.scrub(remark.body()));
            }
        }
    }

    private void push(Due due) {
        Ticket ticket = tickets.find(due.ticket()).orElse(null);
        if (ticket == null) {
            return;
        }
        outbox.trying(due.ticket(), waits.after(due.tries()));
        try {
            push(due, ticket);
        } catch (ForgeRefusedException e) {
            outbox.refused(due.ticket(), String.valueOf(e.getMessage()));
            LOG.warn("{} refused ticket={}: {}", forge.name(), due.ticket(), e.getMessage());
        }
    }

    private void push(Due due, Ticket ticket) {
        boolean agreed = due.pushedOpen();
        long number;
        if (due.number().isPresent()) {
            number = due.number().getAsLong();
        } else {
            Issue issue = issue(ticket);
            outbox.created(ticket.id(), issue.number(), issue.url());
            number = issue.number();
            agreed = issue.open();
        }
        List<TicketEntry> entries = tickets.timeline(ticket.id());
        long told = due.tries() == 0 ? due.pushedEntry() : Math.max(due.pushedEntry(), told(number));
        List<TicketEntry> news = entries.stream()
                .filter(entry -> entry.id() > told && entry.actor() != Actor.FORGE)
                .filter(entry -> !entry.state().equals(Optional.of(TicketState.OPEN)))
                .toList();
        if (!news.isEmpty()) {
            forge.comment(number, ForgeText.comment(ticket, news));
        }
        boolean open = !ticket.state().over();
        if (open != agreed) {
            forge.setOpen(number, open);
        }
        long last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).id();
        outbox.pushed(ticket.id(), last, open);
    }

    /** One that an earlier try made, before the answer was lost, is found by its marker. */
    private Issue issue(Ticket ticket) {
        Instant since = ticket.span().first().minus(Duration.ofDays(1));
        return forge.find(ForgeText.marker(ticket), since)
                .orElseGet(() -> forge.create(ticket.subject().title(), ForgeText.body(ticket)));
    }

    /** After a try whose end nobody saw: the newest entry that the issue knows. */
    private long told(long number) {
        return forge.comments(number).stream()
                .map(remark -> ForgeText.told(remark.body()))
                .filter(java.util.OptionalLong::isPresent)
                .mapToLong(java.util.OptionalLong::getAsLong)
                .max()
                .orElse(0);
    }
}
