package dev.chainon.store.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several sightings as one. */
final class Sightings {

    private Sightings() {}

    /** Two of the same fault: the later one tells the details. */
    static Sighting sum(Sighting a, Sighting b) {
        Sighting later = b.at().isBefore(a.at()) ? a : b;
        List<Sighting.Firing> firings = new ArrayList<>(a.firings());
        firings.addAll(b.firings());
        return new Sighting(later.subject(), later.details(), later.at(), a.times() + b.times(), firings);
    }

    /** Different faults beyond the limit, as one that says so and names the last of them. */
    static Sighting gathered(List<Sighting> beyond, int limit) {
        Sighting last = beyond.get(beyond.size() - 1);
        Subject subject = new Subject(
                Tickets.OVERFLOW,
                last.subject().source(),
                Subject.Severity.CRITICAL,
                "More than " + limit + " different faults within an hour");
        Details details = new Details(
                last.details().code(),
                Map.of("latest", last.subject().title()),
                last.details().links(),
                "");
        long times = beyond.stream()
                .mapToLong(s -> s.firings().isEmpty() ? s.times() : s.firings().size())
                .sum();
        return new Sighting(subject, details, last.at(), times, List.of());
    }

    static Actor actor(Sighting sighting) {
        return switch (sighting.subject().source()) {
            case ALERT -> Actor.ALERTING;
            case ERROR -> Actor.SYSTEM;
            case REPORT -> Actor.USER;
        };
    }
}
