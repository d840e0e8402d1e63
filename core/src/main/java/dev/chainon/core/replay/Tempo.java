package dev.chainon.core.replay;

/**
 * How a replay goes.
 *
 * @param speed how much faster than real time
 * @param paused whether it sends nothing for now
 */
public record Tempo(double speed, boolean paused) {

    /** Slowest speed that people may ask for: real time. */
    public static final double SLOWEST = 1;

    /** Fastest speed that people may ask for: a day in 24 seconds. */
    public static final double FASTEST = 3600;

    public Tempo {
        if (!(speed > 0) || !Double.isFinite(speed)) {
            throw new IllegalArgumentException("the speed of a replay must be greater than 0, not " + speed);
        }
    }

    /** Whether people may ask for that speed while a replay runs. */
    public static boolean allowed(double speed) {
        return speed >= SLOWEST && speed <= FASTEST;
    }
}
