package dev.chainon.ingestion.replay;

/** Time that passes only while somebody sleeps, or by hand. */
final class HandClock implements Pace.Clock {

    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void sleep(long nanos) {
        now += nanos;
    }
}
