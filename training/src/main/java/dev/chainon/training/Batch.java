package dev.chainon.training;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A reused pair of arrays that rows are encoded into. One thread at a time. */
final class Batch implements AutoCloseable {

    private final Split split;
    private final Encoder encoder;
    private final float[] rows;
    private final float[] encoded;
    private final float[] labels;
    private final INDArray x;
    private final INDArray y;
    private int filled;

    Batch(Split split, Encoder encoder, int capacity) {
        this.split = split;
        this.encoder = encoder;
        this.rows = new float[capacity * split.width()];
        this.encoded = new float[capacity * encoder.width()];
        this.labels = new float[capacity];
        this.x = Nd4j.create(DataType.FLOAT, capacity, encoder.width());
        this.y = Nd4j.create(DataType.FLOAT, capacity, 1);
    }

    void clear() {
        filled = 0;
    }

    boolean fits(int count) {
        return filled + count <= labels.length;
    }

    int filled() {
        return filled;
    }

    void add(int firstRow, int count) {
        split.read(firstRow, count, rows, filled);
        for (int i = 0; i < count; i++) {
            labels[filled + i] = split.label(firstRow + i);
        }
        filled += count;
    }

    /** Encoded features of what was added. */
    INDArray features() {
        encoder.encode(rows, filled, encoded, encoder.width());
        write(encoded, filled * encoder.width(), x);
        return first(x);
    }

    INDArray labels() {
        write(labels, filled, y);
        return first(y);
    }

    /** Straight to the memory where a processor computes; by ND4J where arrays live on a device. */
    private static void write(float[] values, int count, INDArray into) {
        if (Backend.onDevice()) {
            try (INDArray given = Nd4j.createFromArray(Arrays.copyOf(values, count))) {
                into.reshape(into.length()).get(NDArrayIndex.interval(0, count)).assign(given);
            }
        } else {
            ((FloatPointer) into.data().pointer()).put(values, 0, count);
        }
    }

    private INDArray first(INDArray array) {
        return filled == labels.length ? array : array.get(NDArrayIndex.interval(0, filled), NDArrayIndex.all());
    }

    @Override
    public void close() {
        x.close();
        y.close();
    }
}
