package dev.chainon.monitoring.ticket.forge;

import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketState;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the forge is told, in Markdown. What came from outside stands in fenced blocks, where it calls nobody by name and draws nothing; a marker at the end,
 * which pages do not show, lets a text be found again.
 */
final class ForgeText {

    private static final int MOST_LINES = 20;
    private static final Pattern ENTRY = Pattern.compile("<!-- chainon:entry:[0-9a-f-]{36}/(\\d{1,18}) -->\\s*$");

    private ForgeText() {}

    static String marker(Ticket ticket) {
        return "<!-- chainon:ticket:" + ticket.ref() + " -->";
    }

    static String body(Ticket ticket) {
        StringBuilder text = new StringBuilder("Ticket " + ticket.id() + ", "
                + ticket.subject().source().word() + ", "
                + ticket.subject().severity().word() + ". First seen "
                + ticket.span().first() + ", "
                + ticket.span().seen() + " times so far.");
        if (!ticket.details().code().isEmpty()) {
            text.append(" Commit `").append(inline(ticket.details().code())).append("`.");
        }
        text.append("\n\n").append(fenced(facts(ticket.details().context())));
        if (!ticket.details().links().isEmpty()) {
            text.append(fenced(facts(ticket.details().links())));
        }
        if (!ticket.details().lines().isEmpty()) {
            text.append(fenced(ticket.details().lines()));
        }
        return text.append(marker(ticket)).toString();
    }

    /** Several entries as one comment; of many, the last ones. */
    static String comment(Ticket ticket, List<TicketEntry> entries) {
        List<TicketEntry> last = entries.subList(Math.max(0, entries.size() - MOST_LINES), entries.size());
        String before = entries.size() > last.size() ? (entries.size() - last.size()) + " earlier entries\n" : "";
        String lines = last.stream().map(ForgeText::line).collect(Collectors.joining("\n"));
        long newest = entries.get(entries.size() - 1).id();
        return fenced(before + lines) + "<!-- chainon:entry:" + ticket.ref() + "/" + newest + " -->";
    }

    private static String line(TicketEntry entry) {
        String state = entry.state().map(TicketState::word).orElse("");
        return entry.at() + " " + entry.actor().word() + (state.isEmpty() ? "" : ": " + state)
                + (entry.note().isEmpty() ? "" : ": " + entry.note());
    }

    /** The newest entry that a comment of ours tells; empty if the comment is none of ours. */
    static OptionalLong told(String comment) {
        Matcher marker = ENTRY.matcher(comment);
        return marker.find() ? OptionalLong.of(Long.parseLong(marker.group(1))) : OptionalLong.empty();
    }

    private static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String fenced(String text) {
        return "````text\n" + text.replace("````", "'''' ") + "\n````\n\n";
    }

    private static String inline(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "");
    }
}
