package dev.chainon.streams;

/**
 * How a reader of a topic is given what comes.
 *
 * <p>Each record that is handed over by itself costs its reader and the broker a request and its answer. Where nobody waits for a single record, as in a projection, those are
 * taken from whoever does: on two cores the broker spends most of its time on them.
 */
enum Delivery {
    /** Each record as soon as it is there: what the time to a prediction is made of. */
    AT_ONCE(1),
    /** What came in a tenth of a second together, or as soon as it is much. */
    GATHERED(1 << 16);

    private final int fetchMinBytes;

    Delivery(int fetchMinBytes) {
        this.fetchMinBytes = fetchMinBytes;
    }

    int fetchMinBytes() {
        return fetchMinBytes;
    }
}
