package dev.chainon.monitoring.ticket;

import dev.chainon.store.tickets.Actor;
import dev.chainon.store.tickets.Details;
import dev.chainon.store.tickets.Sighting;
import dev.chainon.store.tickets.Subject;
import dev.chainon.store.tickets.Subject.Severity;
import dev.chainon.store.tickets.Subject.Source;
import dev.chainon.store.tickets.TicketState;
import dev.chainon.store.tickets.Tickets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes tickets of what goes wrong: the one way in, for the webhook, for alerts of this process, for errors in logs and for reports. All texts lose what is
 * personal here. Thread-safe.
 */
public final class TicketDesk {

    private static final List<String> LINKS = List.of("dashboard", "runbook_url", "generatorURL", "externalURL");

    private final Tickets tickets;
    private final String commit;
    private final InstantSource clock;

    /** @param commit of the code that runs, or empty */
    public TicketDesk(Tickets tickets, String commit, InstantSource clock) {
        this.tickets = tickets;
        this.commit = commit;
        this.clock = clock;
    }

    /** One alert; see {@link #receive(Collection)}. */
    public void receive(AlertNotice alert) {
        receive(List.of(alert));
    }

    /**
     * Alerts that fire are counted on their tickets, each firing once however often it is told; those that have cleared resolve them.
     *
     * @throws RuntimeException if the database is away: tell them again
     */
    public void receive(Collection<AlertNotice> alerts) {
        List<Sighting> seen =
                alerts.stream().filter(AlertNotice::firing).map(this::sighting).toList();
        if (!seen.isEmpty()) {
            tickets.note(seen);
        }
        Map<String, List<String>> cleared = new TreeMap<>();
        alerts.stream().filter(alert -> !alert.firing()).forEach(alert -> cleared.computeIfAbsent(
                        Fingerprints.alert(alert.labels()), fingerprint -> new ArrayList<>())
                .add(Fingerprints.instance(alert.labels())));
        cleared.forEach(tickets::cleared);
    }

    private Sighting sighting(AlertNotice alert) {
        Map<String, String> context = new LinkedHashMap<>();
        new TreeMap<>(alert.labels()).forEach((label, value) -> context.put(label, Scrubber.scrub(value)));
        new TreeMap<>(alert.annotations()).forEach((name, value) -> {
            if (!LINKS.contains(name)) {
                context.put(name, Scrubber.scrub(value));
            }
        });
        Map<String, String> links = new LinkedHashMap<>(Map.of("operations", "/operations"));
        LINKS.stream()
                .filter(alert.annotations()::containsKey)
                .forEach(link ->
                        links.put(link, Scrubber.scrub(alert.annotations().getOrDefault(link, ""))));
        String summary = alert.annotations().getOrDefault("summary", "");
        return new Sighting(
                new Subject(
                        Fingerprints.alert(alert.labels()),
                        Source.ALERT,
                        severity(alert.labels().getOrDefault("severity", "")),
                        Scrubber.scrub(summary.isBlank() ? alert.name() : alert.name() + ": " + summary)),
                new Details(alert.labels().getOrDefault("commit", commit), context, links, ""),
                latest(alert.starts()),
                1,
                List.of(new Sighting.Firing(Fingerprints.instance(alert.labels()), alert.starts())));
    }

    /** An alert is told while it fires: it is seen now, whenever it began; a clock ahead of ours changes nothing. */
    private Instant latest(Instant starts) {
        Instant now = clock.instant();
        return starts.isAfter(now) ? starts : now;
    }

    private static Severity severity(String label) {
        return switch (label) {
            case "critical", "page" -> Severity.CRITICAL;
            case "info", "none" -> Severity.INFO;
            default -> Severity.WARNING;
        };
    }

    /**
     * Errors of processes.
     *
     * @throws RuntimeException if the database is away: tell them again
     */
    public void errors(Collection<ErrorNotice> errors) {
        if (!errors.isEmpty()) {
            tickets.note(errors.stream().map(this::sighting).toList());
        }
    }

    private Sighting sighting(ErrorNotice error) {
        String thrown = error.stack().isEmpty() ? "" : error.stack().get(0).strip();
        List<String> lines = new ArrayList<>(error.before());
        lines.add(error.head());
        lines.addAll(error.stack());
        return new Sighting(
                new Subject(
                        Fingerprints.error(error.head(), error.stack()),
                        Source.ERROR,
                        Severity.CRITICAL,
                        Scrubber.scrub(thrown.isEmpty() ? error.head() : thrown)),
                new Details(
                        commit,
                        Map.of(
                                "process." + error.process(),
                                error.at().toString(),
                                "said",
                                Scrubber.scrub(error.head())),
                        Map.of("operations", "/operations"),
                        Scrubber.scrub(String.join("\n", lines))),
                error.at(),
                1,
                List.of());
    }

    /**
     * A report of a user.
     *
     * @return number of its ticket
     * @throws RuntimeException if the database is away
     */
    public long report(UserReport report) {
        String fingerprint = Fingerprints.report(report.page(), report.summary());
        Sighting sighting = new Sighting(
                new Subject(fingerprint, Source.REPORT, Severity.INFO, Scrubber.scrub(report.summary())),
                new Details(
                        commit,
                        Map.of("page", report.page(), "said", Scrubber.scrub(report.text())),
                        Map.of("page", report.page()),
                        ""),
                clock.instant(),
                1,
                List.of());
        return tickets.note(List.of(sighting)).getOrDefault(fingerprint, 0L);
    }

    /** An operator changes the state; false if the ticket's own does not lead there. */
    public boolean move(long id, TicketState to, String why) {
        return tickets.move(id, to, Actor.OPERATOR, Scrubber.scrub(why));
    }

    /** An operator comments; false if there is no such ticket. */
    public boolean comment(long id, String text) {
        return tickets.comment(id, Actor.OPERATOR, Scrubber.scrub(text));
    }
}
