package dev.chainon.core.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a replay tells of itself.
 *
 * @param told when it said so
 * @param epoch of its topics
 * @param from its first day
 * @param minute of the last message it sent, since 1970; the first minute of its first day before that
 * @param tempo it obeys
 * @param over whether its days have come to their end
 * @param days those it has a feed of, which a replay may begin with, in order
 * @param sealedFrom first day that is kept for the final evaluation and never replayed
 */
public record ReplayState(
        Instant told,
        int epoch,
        LocalDate from,
        long minute,
        Tempo tempo,
        boolean over,
        List<LocalDate> days,
        LocalDate sealedFrom) {

    public ReplayState {
        Objects.requireNonNull(told);
        Objects.requireNonNull(from);
        Objects.requireNonNull(tempo);
        Objects.requireNonNull(sealedFrom);
        days = List.copyOf(days);
    }

    /** Why a replay may not begin with that day, if it may not. */
    public Refusal refusal(LocalDate day) {
        if (!day.isBefore(sealedFrom)) {
            return Refusal.SEALED;
        }
        return days.contains(day) ? Refusal.NONE : Refusal.UNKNOWN;
    }

    /** Why a day is refused. */
    public enum Refusal {
        /** It is not. */
        NONE,
        /** It is kept for the final evaluation. */
        SEALED,
        /** There is no feed of it. */
        UNKNOWN
    }
}
