package dev.chainon.evidence.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an opening of the sealed period came to: the second line that {@link Openings} keeps of it.
 *
 * @param opening its number
 * @param at when
 * @param failure why it came to no result; empty where it did
 * @param figures the result, by identifier; empty where there is none
 */
public record Ending(int opening, Instant at, String failure, SortedMap<String, Double> figures) {

    public Ending {
        Objects.requireNonNull(at);
        Objects.requireNonNull(failure);
        figures = new TreeMap<>(figures);
        figures.forEach((id, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the figure " + id + " is " + value + ": a ledger keeps numbers");
            }
        });
    }

    /** The line without its seal. */
    String toJson() {
        return new JsonLine()
                .text("entry", failure.isEmpty() ? Openings.JUDGED : Openings.FAILED)
                .number("opening", opening)
                .text("at", at.toString())
                .text("failure", failure)
                .numbers("figures", figures)
                .end();
    }
}
