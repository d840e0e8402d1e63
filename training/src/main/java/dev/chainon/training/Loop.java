package dev.chainon.training;

/** Learns the parameters of a network step by step. One thread at a time may call it. */
interface Loop extends AutoCloseable {

    /** One step of Adam on the rows that an order gives from a position on. */
    void step(Split split, BlockShuffle order, int from, int count, double rate);

    /** Probabilities of a split's rows, in order. */
    float[] scores(Split split);

    /** The parameters, as the topology lays them out. */
    float[] values();

    @Override
    void close();

    /**
     * The loop for the chip that computes: on flat arrays of the heap beside a processor, DL4J's own where arrays live on a device.
     *
     * @param start the first parameters, as the topology lays them out
     * @param threads that compute, where the loop is on the heap
     */
    static Loop on(Topology topology, Encoder encoder, float[] start, int threads) {
        return Backend.onDevice()
                ? new GraphLoop(topology, encoder, start)
                : new FlatLoop(topology, encoder, start, threads);
    }
}
