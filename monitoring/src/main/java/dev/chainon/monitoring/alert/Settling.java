package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Query;
import dev.chainon.monitoring.query.SeriesStore;
import java.time.Duration;

/**
 * Holds the rules back while a platform comes up: what it does then is neither slow nor stale, and its measures are forgotten when it has come up. What has
 * not come up in time is told by the rules. One thread at a time.
 */
public final class Settling {

    private final Query settled;
    private final Duration within;
    private long start = Long.MAX_VALUE;
    private boolean over;

    /** @param settled comes to a number once the platform has come up */
    public Settling(Query settled, Duration within) {
        this.settled = settled;
        this.within = within;
    }

    /** Whether rules may be evaluated; the look at which the platform has come up is the last that is held back. */
    public boolean over(Moment moment, SeriesStore series) {
        if (over) {
            return true;
        }
        start = Math.min(start, moment.millis());
        if (settled.at(moment).isPresent()) {
            series.clear();
            over = true;
            return false;
        }
        over = moment.millis() - start >= within.toMillis();
        return over;
    }
}
