package dev.chainon.console.page;

import dev.chainon.console.source.TicketBook;
import dev.chainon.console.text.Words;
import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tickets in the words of a reader. */
final class TicketLines {

    private TicketLines() {}

    static Map<String, Object> overview(TicketBook.Overview overview, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("all", overview.found().all());
        model.put(
                "tickets",
                overview.found().tickets().stream().map(t -> line(t, words)).toList());
        model.put(
                "counts",
                Arrays.stream(TicketState.values())
                        .map(state -> Map.of(
                                "word",
                                state.word(),
                                "number",
                                overview.counts().getOrDefault(state, 0L)))
                        .toList());
        model.put("ended", overview.times().number());
        boolean any = overview.times().number() > 0;
        model.put("median", any ? span(overview.times().median(), words) : Words.NONE);
        model.put("p90", any ? span(overview.times().p90(), words) : Words.NONE);
        return model;
    }

    private static Map<String, Object> line(Ticket ticket, Words words) {
        Map<String, Object> line = new HashMap<>();
        line.put("id", Long.toString(ticket.id()));
        line.put("title", said(ticket.subject().title(), words));
        line.put("source", ticket.subject().source().word());
        line.put("severity", ticket.subject().severity().word());
        line.put("state", ticket.state().word());
        line.put("seen", words.number(ticket.span().seen(), 0));
        line.put("first", words.instant(ticket.span().first()));
        line.put("last", words.instant(ticket.span().last()));
        line.put("code", ticket.details().code());
        return line;
    }

    static Map<String, Object> dossier(TicketBook.Dossier dossier, Words words) {
        Ticket ticket = dossier.ticket();
        Map<String, Object> model = new HashMap<>();
        model.put("ticket", line(ticket, words));
        model.put("context", ticket.details().context());
        model.put("links", safe(ticket.details().links()));
        model.put("issues", safe(dossier.issues()));
        model.put("lines", ticket.details().lines());
        model.put(
                "timeline",
                dossier.timeline().stream().map(e -> entry(e, words)).toList());
        model.put(
                "next",
                ticket.state().next().stream().map(TicketState::word).sorted().toList());
        return model;
    }

    private static Map<String, Object> entry(TicketEntry entry, Words words) {
        return Map.of(
                "at", words.instant(entry.at()),
                "actor", entry.actor().word(),
                "state", entry.state().map(TicketState::word).orElse(""),
                "note", said(entry.note(), words));
    }

    /** Sentences that the machine says, in the reader's language; what people write stays as it is. */
    private static String said(String text, Words words) {
        String key = "tickets.said."
                + text.toLowerCase(Locale.ROOT).replaceAll("\\d+", "n").replace(' ', '-');
        return words.find(key, text.replaceAll("\\D+", "")).orElse(text);
    }

    /** Pages of this site and of the web; other addresses, such as those that run a script, lead nowhere. */
    private static List<Map<String, String>> safe(Map<String, String> links) {
        return links.entrySet().stream()
                .filter(link -> link.getValue().matches("/(?!/).*|https?://.*"))
                .map(link -> Map.of("name", link.getKey(), "address", link.getValue()))
                .toList();
    }

    static String span(double seconds, Words words) {
        long whole = Math.round(seconds);
        if (whole < 90) {
            return words.text("tickets.seconds", whole);
        }
        if (whole < 90 * 60) {
            return words.text("tickets.minutes", Math.round(seconds / 60));
        }
        if (whole < 48 * 3600) {
            return words.text("tickets.hours", words.number(seconds / 3600, 1));
        }
        return words.text("tickets.days", words.number(seconds / 86400, 1));
    }
}
