package dev.chainon.flights.airports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A time zone with its offsets laid out in arrays, because every event asks for one. Minutes count from 1970-01-01T00:00, local or UTC. */
public final class Zone {

    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2050-01-01T00:00:00Z");

    private final ZoneId id;
    /** The UTC minutes at which the offset changes. */
    private final Changes from;
    /** The local minutes at which the offset changes: after the skipped ones, or after the repeated ones were shown once. */
    private final Changes localFrom;
    /** How many local minutes are skipped before each of these. */
    private final int[] gap;

    private final int[] offset;

    public Zone(ZoneId id) {
        this.id = Objects.requireNonNull(id);
        ZoneRules rules = id.getRules();
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (ZoneOffsetTransition t = rules.nextTransition(FIRST);
                t != null && t.getInstant().isBefore(LAST);
                t = rules.nextTransition(t.getInstant())) {
            changes.add(t);
        }
        from = new Changes(
                changes.stream().mapToLong(t -> t.toEpochSecond() / 60).toArray());
        localFrom = new Changes(changes.stream()
                .mapToLong(t -> t.toEpochSecond() / 60 + latest(t).getTotalSeconds() / 60)
                .toArray());
        gap = changes.stream()
                .mapToInt(t -> (int) Math.max(0, t.getDuration().toMinutes()))
                .toArray();
        offset = new int[changes.size() + 1];
        offset[0] = rules.getOffset(FIRST).getTotalSeconds() / 60;
        for (int i = 0; i < changes.size(); i++) {
            offset[i + 1] = changes.get(i).getOffsetAfter().getTotalSeconds() / 60;
        }
    }

    public String name() {
        return id.getId();
    }

    /** Local wall-clock minute of a UTC minute. */
    public long localMinute(long utcMinute) {
        return utcMinute + offset[from.until(utcMinute)];
    }

    private static ZoneOffset latest(ZoneOffsetTransition change) {
        return change.isGap() ? change.getOffsetAfter() : change.getOffsetBefore();
    }

    /** UTC minute of a local minute: the earlier one where clocks were set back, moved on by the gap where they skipped it. */
    public long utcMinute(long localMinute) {
        return localMinute - offset[localFrom.until(localMinute)];
    }

    /** Whether clocks never showed this local minute. */
    public boolean skipped(long localMinute) {
        int next = localFrom.until(localMinute);
        return next < localFrom.count() && localMinute >= localFrom.minute(next) - gap[next];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Zone zone && zone.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
