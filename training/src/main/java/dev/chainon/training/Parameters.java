package dev.chainon.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Numbers laid out by a topology, on the heap and where ND4J computes: one array, and each layer's matrix as a view of it. */
final class Parameters implements AutoCloseable {

    private final float[] values;
    private final INDArray all;
    private final List<INDArray> layers = new ArrayList<>();

    Parameters(Topology topology, float[] start) {
        values = start.clone();
        all = Nd4j.create(DataType.FLOAT, 1, topology.size());
        for (int layer = 0; layer < topology.layers(); layer++) {
            long rows = topology.inputs(layer) + 1L;
            long columns = topology.outputs(layer);
            long from = topology.offset(layer);
            layers.add(all.get(NDArrayIndex.point(0), NDArrayIndex.interval(from, from + rows * columns))
                    .reshape('f', rows, columns));
        }
        update();
    }

    INDArray layer(int number) {
        return layers.get(number);
    }

    /** On the heap; who changes them calls {@link #update}. */
    float[] values() {
        return values;
    }

    void update() {
        write(values, values.length, all);
    }

    /** Takes what ND4J computed to the heap. */
    float[] fetch() {
        read(all, values);
        return values;
    }

    static void write(float[] values, int count, INDArray into) {
        ((FloatPointer) into.data().pointer()).put(values, 0, count);
    }

    static void read(INDArray from, float[] into) {
        ((FloatPointer) from.data().pointer()).get(into, 0, into.length);
    }

    @Override
    public void close() {
        all.close();
    }
}
