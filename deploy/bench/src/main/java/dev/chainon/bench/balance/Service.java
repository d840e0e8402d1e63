package dev.chainon.bench.balance;

/**
 * What a replica of the study can do.
 *
 * @param replicas how many there are
 * @param millis time that a request holds a place
 * @param places requests of one replica at a time
 */
record Service(int replicas, long millis, int places) {

    /** How much slower a slowed replica is. */
    static final int SLOWER = 10;

    /** Three replicas of two places of 5 ms. */
    static final Service STUDIED = new Service(3, 5, 2);

    /** Requests per second of all replicas. */
    double capacity() {
        return replicas * places * 1000.0 / millis;
    }
}
