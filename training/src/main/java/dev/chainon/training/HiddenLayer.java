package dev.chainon.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A hidden layer of a share: its units after ReLU and the slopes of the loss by them, both on the heap and where ND4J computes, one unit after another. To the units
 * ND4J sees one more, which is always one.
 */
final class HiddenLayer implements AutoCloseable {

    private final float[] units;
    private final float[] slopes;
    private final INDArray given;
    private final INDArray product;
    private final INDArray back;
    private final INDArray gated;

    HiddenLayer(int rows, int width) {
        this.units = new float[rows * width];
        this.slopes = new float[rows * width];
        this.given = Nd4j.ones(DataType.FLOAT, rows * (width + 1L)).reshape('f', rows, width + 1L);
        this.product = first(given, width);
        this.back = Nd4j.create(DataType.FLOAT, new long[] {rows, width + 1L}, 'f');
        this.gated = first(back, width);
    }

    private static INDArray first(INDArray array, int columns) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, columns));
    }

    float[] units() {
        return units;
    }

    /** For the layer above to write to, before {@link #gate}. */
    float[] slopes() {
        return slopes;
    }

    /** Units and the one. */
    INDArray given() {
        return given;
    }

    /** Slopes after {@link #gate}. */
    INDArray back() {
        return gated;
    }

    /** @param turned whether the rows of what comes from below are its columns */
    INDArray forward(INDArray below, boolean turned, INDArray weights) {
        Nd4j.gemm(below, weights, product, turned, false, 1, 0);
        Parameters.read(given, units);
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.max(units[i], 0);
        }
        Parameters.write(units, units.length, given);
        return given;
    }

    /** Takes the slopes of the layer above. */
    void receive(INDArray above, INDArray weights) {
        Nd4j.gemm(above, weights, back, false, true, 1, 0);
        Parameters.read(back, slopes);
    }

    /** Nothing passes back through a unit that is closed. Without a branch, so that the loop is computed several numbers at once. */
    void gate() {
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= Math.min(units[i] * Float.MAX_VALUE, 1);
        }
        Parameters.write(slopes, slopes.length, back);
    }

    @Override
    public void close() {
        given.close();
        back.close();
    }
}
