package dev.chainon.serving.model;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A loaded version of a model, counted: it closes when it is no longer the serving one and its last call has ended. */
public final class ServedModel {

    private final String name;
    private final int version;
    private final List<String> features;
    private final OnnxModel network;
    private final AtomicInteger users = new AtomicInteger(1);
    private volatile Witness witness = Witness.NONE;

    public ServedModel(String name, int version, List<String> features, OnnxModel network) {
        this.name = Objects.requireNonNull(name);
        this.version = version;
        this.features = List.copyOf(features);
        this.network = Objects.requireNonNull(network);
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    /** Names of the features in the order of a row. */
    public List<String> features() {
        return features;
    }

    /** See {@link OnnxModel#predict}. */
    public float[] predict(float[] rows, int n) {
        Witness seeing = witness;
        return seeing == Witness.NONE ? network.predict(rows, n) : predict(rows, n, seeing);
    }

    private float[] predict(float[] rows, int n, Witness seeing) {
        long start = System.nanoTime();
        try {
            float[] answers = network.predict(rows, n);
            seeing.answered(rows, n, answers, System.nanoTime() - start);
            return answers;
        } catch (RuntimeException e) {
            seeing.failed();
            throw e;
        }
    }

    /** Who sees the calls from now on. */
    public void witness(Witness next) {
        witness = next;
    }

    boolean retain() {
        int seen = users.get();
        while (seen > 0) {
            if (users.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = users.get();
        }
        return false;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            network.close();
        }
    }

    boolean closed() {
        return users.get() == 0;
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
