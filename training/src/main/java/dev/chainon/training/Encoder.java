package dev.chainon.training;

/** What a network sees of a row of features: numbers that are worth learning from. Immutable, learnt from the training period. */
interface Encoder {

    /** Numbers it makes of a row. */
    int width();

    /**
     * Encodes rows that follow each other.
     *
     * @param stride distance between the beginnings of two encoded rows, at least {@link #width}; what lies between is left as it is
     */
    void encode(float[] raw, int rows, float[] into, int stride);
}
