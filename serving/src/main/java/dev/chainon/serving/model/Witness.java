package dev.chainon.serving.model;

/** Sees the calls of a model. Called on the threads that compute, and must not hold them up. */
public interface Witness {

    /** Sees nothing. */
    Witness NONE = new Witness() {
        @Override
        public void answered(float[] rows, int n, float[] answers, long nanos) {}

        @Override
        public void failed() {}
    };

    /**
     * A call was answered.
     *
     * @param rows features of {@code n} rows one after the other; to be copied if they are kept
     * @param answers of the rows; not to be changed
     */
    void answered(float[] rows, int n, float[] answers, long nanos);

    /** A call ended with an exception. */
    void failed();
}
