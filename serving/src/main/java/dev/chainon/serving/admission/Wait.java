package dev.chainon.serving.admission;

/**
 * How long a request waits on an event loop, as far as the loop can know. A request whose head is read now has waited at most since the loop began to read in this turn
 * and what the turn before took; when it came into the buffers of the kernel nobody tells. It will wait for those that are ahead of it. Belongs to one event loop; all
 * times are in nanoseconds.
 */
final class Wait {

    /** The last eight runs or so count: long enough to forget a collection of garbage, short enough to see another model. */
    private static final double NEWEST = 1 / 8.0;

    private boolean reading;
    private boolean waiting;
    private long since;
    private long first;
    private double perCall;

    /** Since the first request of this turn was read. */
    long inTurn(long now) {
        if (!reading) {
            reading = true;
            since = now;
        }
        return now - since;
    }

    /** One joined the line; only the first of those who are in it counts. */
    void joined(long now) {
        if (!waiting) {
            waiting = true;
            first = now;
        }
    }

    /** How long those have waited who joined when the line was last empty. */
    long inLine(long now) {
        return waiting ? now - first : 0;
    }

    /** Nobody is in line. */
    void empty() {
        waiting = false;
    }

    /** Until so many are answered. */
    long until(int calls) {
        return (long) (calls * perCall);
    }

    /** The turn is over, in which so many were answered in this time. */
    void answered(int calls, long nanos) {
        reading = false;
        if (calls > 0) {
            perCall += NEWEST * (nanos / (double) calls - perCall);
        }
    }
}
