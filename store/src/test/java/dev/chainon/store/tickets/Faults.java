package dev.chainon.store.tickets;

import dev.chainon.store.tickets.Sighting.Firing;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Things that went wrong, for tests. */
public final class Faults {

    public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private Faults() {}

    /** 32 hex digits for a number. */
    public static String fingerprint(int number) {
        return String.format("%032x", number);
    }

    public static Sighting error(int number, int second) {
        return sighting(number, Subject.Source.ERROR, NOW.plusSeconds(second), List.of());
    }

    public static Sighting alert(int number, Firing... firings) {
        return sighting(number, Subject.Source.ALERT, NOW, List.of(firings));
    }

    private static Sighting sighting(int number, Subject.Source source, Instant at, List<Firing> firings) {
        return new Sighting(
                new Subject(fingerprint(number), source, Subject.Severity.WARNING, "fault " + number),
                new Details("c0ffee", Map.of("process", "kettle-" + number), Map.of("page", "/kettles"), "line\nline"),
                at,
                1,
                firings);
    }
}
