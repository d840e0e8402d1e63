package dev.chainon.ingestion.quarantine;

import dev.chainon.core.event.Quarantined;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last records that were added, as many as fit into an answer: so many, and not more bytes than a small process can hold several times. */
final class LastRecords {

    private static final long MOST_BYTES = 4L << 20;
    /** What a record costs beside its own bytes: its line and what stands around it. */
    private static final int FRAME = 512;

    private final Deque<Quarantined> last = new ArrayDeque<>();
    private final int most;
    private long bytes;

    LastRecords(int most) {
        this.most = most;
    }

    void add(Quarantined record) {
        last.addLast(record);
        bytes += size(record);
        while (last.size() > most || (bytes > MOST_BYTES && last.size() > 1)) {
            bytes -= size(last.removeFirst());
        }
    }

    private static long size(Quarantined record) {
        return record.raw().length + 2L * record.reason().length() + FRAME;
    }

    List<Quarantined> list() {
        return List.copyOf(last);
    }
}
