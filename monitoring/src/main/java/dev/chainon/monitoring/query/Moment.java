package dev.chainon.monitoring.query;

/** The series and the time, milliseconds since 1970, at which a question is asked. */
public record Moment(SeriesStore series, long millis) {

    /** A value that is older than this is none, as in Prometheus. */
    static final long LOOK_BACK_MILLIS = 5 * 60_000L;

    public Moment plusSeconds(long seconds) {
        return new Moment(series, millis + seconds * 1000);
    }
}
