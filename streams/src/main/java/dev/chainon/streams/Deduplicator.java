package dev.chainon.streams;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets each event of the clean log pass once, and none from far ahead. One thread at a time.
 *
 * <p>Three guards. A raw offset that is not greater than the last one is a record written again by a restarted job. An event id that was admitted within
 * {@value #WINDOW_HOURS} hours is an event that the source sent again under a new offset. An event that lies too far ahead of the log is refused by the
 * contract's rule {@link ClockAhead}; its id is not remembered, so that it may come again when the log is there. Time is the log's own: the greatest event
 * minute admitted, so that late events are remembered as long as others. Ids are kept by hour and forgotten by hour, which bounds the memory.
 */
public final class Deduplicator<E extends Event> {

    static final int WINDOW_HOURS = 48;

    private static final byte FORMAT = 2;
    /** Without the stamp of the log's last move. */
    private static final byte FORMAT_BEFORE = 1;

    private static final Admission ADMITTED = new Admission.Admitted();
    private static final Admission REPEATED = new Admission.Repeated();

    private final Deque<Hour> hours = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final LogClock clock;
    private long lastRawOffset = -1;
    private long repeatedOffsets;
    private long repeatedIds;

    private record Hour(long number, List<String> ids) {}

    public Deduplicator(ClockAhead rule) {
        this.clock = new LogClock(rule);
    }

    /** Whether the event is new and not from far ahead. */
    public boolean admit(LoggedEvent<E> logged) {
        return judge(logged) instanceof Admission.Admitted;
    }

    /** What becomes of the next record of the log. */
    public Admission judge(LoggedEvent<E> logged) {
        if (logged.rawOffset() <= lastRawOffset) {
            repeatedOffsets++;
            return REPEATED;
        }
        lastRawOffset = logged.rawOffset();
        if (seen.contains(logged.event().id())) {
            repeatedIds++;
            return REPEATED;
        }
        Optional<String> ahead = clock.refuses(logged);
        if (ahead.isPresent()) {
            return new Admission.Refused(ClockAhead.RULE, ahead.get());
        }
        clock.move(logged);
        seen.add(logged.event().id());
        remember(logged.event().id(), Math.floorDiv(clock.minute(), 60L));
        return ADMITTED;
    }

    private void remember(String id, long hour) {
        if (hours.isEmpty() || hours.getLast().number() < hour) {
            hours.add(new Hour(hour, new ArrayList<>()));
            forgetBefore(hour - WINDOW_HOURS);
        }
        hours.getLast().ids().add(id);
    }

    private void forgetBefore(long hour) {
        while (hours.getFirst().number() < hour) {
            hours.removeFirst().ids().forEach(seen::remove);
        }
    }

    /** Greatest raw offset seen; -1 before the first event. */
    public long lastRawOffset() {
        return lastRawOffset;
    }

    /** Records dropped by either guard. */
    public long duplicates() {
        return repeatedOffsets + repeatedIds;
    }

    /** Records that the job wrote again. */
    public long repeatedOffsets() {
        return repeatedOffsets;
    }

    /** Events that the source sent again. */
    public long repeatedIds() {
        return repeatedIds;
    }

    /** Ids held now. */
    public int remembered() {
        return seen.size();
    }

    /** Writes the whole state; {@link #restore} gives a deduplicator that decides alike from there on. */
    public void snapshot(DataOutputStream out) throws IOException {
        out.writeByte(FORMAT);
        out.writeLong(lastRawOffset);
        clock.snapshot(out);
        out.writeLong(repeatedOffsets);
        out.writeLong(repeatedIds);
        out.writeInt(hours.size());
        for (Hour hour : hours) {
            out.writeLong(hour.number());
            out.writeInt(hour.ids().size());
            for (String id : hour.ids()) {
                out.writeUTF(id);
            }
        }
    }

    /** Replaces the whole state by one written with {@link #snapshot}. */
    public void restore(DataInputStream in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT && format != FORMAT_BEFORE) {
            throw new IOException("snapshot of seen events has format " + format + ", this version reads "
                    + FORMAT_BEFORE + " and " + FORMAT + ": rebuild it from the log");
        }
        lastRawOffset = in.readLong();
        clock.restore(in, format == FORMAT);
        repeatedOffsets = in.readLong();
        repeatedIds = in.readLong();
        hours.clear();
        seen.clear();
        for (int h = in.readInt(); h > 0; h--) {
            hours.add(restoreHour(in));
        }
    }

    private Hour restoreHour(DataInputStream in) throws IOException {
        Hour hour = new Hour(in.readLong(), new ArrayList<>());
        for (int i = in.readInt(); i > 0; i--) {
            String id = in.readUTF();
            hour.ids().add(id);
            seen.add(id);
        }
        return hour;
    }
}
