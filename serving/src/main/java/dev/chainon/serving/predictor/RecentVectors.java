package dev.chainon.serving.predictor;

/** The feature vectors of the last instances on the log: what a score is compared with when it is explained. Thread-safe. */
public final class RecentVectors {

    private final float[][] ring;
    private long seen;

    /** @param most how many are kept */
    RecentVectors(int most, int width) {
        this.ring = new float[most][width];
    }

    synchronized void add(float[] vector) {
        float[] place = ring[(int) (seen++ % ring.length)];
        System.arraycopy(vector, 0, place, 0, place.length);
    }

    /** Copies of those that are kept, the oldest first; none before the first instance. */
    public synchronized float[][] copy() {
        int kept = (int) Math.min(seen, ring.length);
        float[][] copy = new float[kept][];
        for (int i = 0; i < kept; i++) {
            copy[i] = ring[(int) ((seen - kept + i) % ring.length)].clone();
        }
        return copy;
    }
}
