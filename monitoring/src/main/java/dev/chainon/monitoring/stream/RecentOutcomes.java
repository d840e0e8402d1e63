package dev.chainon.monitoring.stream;

import dev.chainon.core.event.Event;
import dev.chainon.core.model.Prediction;
import java.util.BitSet;

/** Share of positive outcomes among the last ones that became known: it moves within minutes when what the source reports changes. Thread-safe. */
public final class RecentOutcomes implements StreamListener {

    private static final int KEPT = 500;

    private final BitSet ring = new BitSet(KEPT);
    private long seen;

    @Override
    public synchronized void heard(Event event) {
        event.outcome().ifPresent(outcome -> ring.set((int) (seen++ % KEPT), outcome));
    }

    @Override
    public void predicted(Prediction prediction) {}

    /** Not a number before so many are known. */
    public synchronized double positiveShare() {
        return seen < KEPT ? Double.NaN : ring.cardinality() / (double) KEPT;
    }
}
