package dev.chainon.bench.distributed;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a training would take with more workers than there are here, each with a core of its own: {@code rows / (workers x rate) + rounds x (fixed + each x workers)}, and on a network
 * of its own {@code rounds x 2 x workers x bytes x 8 / bandwidth} more, since parameters and answers all pass the driver's link.
 *
 * @param rows over all epochs
 * @param rate rows a second of one worker
 * @param rounds over all epochs
 * @param fixed seconds of a round beside its work, however many workers
 * @param each seconds more for each of them
 * @param bytes of one answer
 */
record ScalingModel(double rows, double rate, double rounds, double fixed, double each, double bytes) {

    /** Bits a second of the driver's link. */
    static final double BANDWIDTH = 1e9;

    /** Seconds of a round beside its work, for a number of answers. */
    record Overhead(int answers, double seconds) {}

    /** The line through measured overheads that leaves the least squares; neither end is let below zero. */
    static ScalingModel fitted(double rows, double rate, double rounds, List<Overhead> overheads, double bytes) {
        double x = overheads.stream().mapToDouble(Overhead::answers).average().orElseThrow();
        double y = overheads.stream().mapToDouble(Overhead::seconds).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (Overhead one : overheads) {
            xx += (one.answers() - x) * (one.answers() - x);
            xy += (one.answers() - x) * (one.seconds() - y);
        }
        double each = Math.max(0, xy / xx);
        return new ScalingModel(rows, rate, rounds, Math.max(0, y - each * x), each, bytes);
    }

    double seconds(int workers) {
        return rows / (workers * rate) + rounds * (fixed + each * workers);
    }

    double secondsOverNetwork(int workers) {
        return seconds(workers) + rounds * 2 * workers * bytes * 8 / BANDWIDTH;
    }

    /** The number of workers, a power of two up to 64, with which it takes the least time over a network. */
    int best() {
        int best = 1;
        for (int workers : workers()) {
            best = secondsOverNetwork(workers) < secondsOverNetwork(best) ? workers : best;
        }
        return best;
    }

    static List<Integer> workers() {
        List<Integer> powers = new ArrayList<>();
        for (int workers = 1; workers <= 64; workers *= 2) {
            powers.add(workers);
        }
        return powers;
    }
}
