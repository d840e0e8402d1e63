package dev.chainon.training;

import dev.chainon.core.model.Grouping;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The inputs of a {@link Build} for some rows: their encoded features, and the number of each of their categories. One thread at a time. */
final class GraphBatch implements AutoCloseable {

    private final Batch batch;
    private final Split split;
    private final List<Grouping> categories;
    private final float[] row;
    private final float[][] numbers;

    /** @param capacity rows at most */
    GraphBatch(Split split, Encoder encoder, List<Grouping> categories, int capacity) {
        this.batch = new Batch(split, encoder, capacity);
        this.split = split;
        this.categories = List.copyOf(categories);
        this.row = new float[split.width()];
        this.numbers = new float[categories.size()][capacity];
    }

    void clear() {
        batch.clear();
    }

    /** Adds rows that follow each other. */
    void add(int first, int count) {
        for (int i = 0; i < count && numbers.length > 0; i++) {
            split.read(first + i, 1, row, 0);
            for (int each = 0; each < numbers.length; each++) {
                numbers[each][batch.filled() + i] = categories.get(each).group(row, split.minute(first + i));
            }
        }
        batch.add(first, count);
    }

    /** The features, then one column for each of the categories. */
    INDArray[] features() {
        INDArray[] all = new INDArray[1 + numbers.length];
        all[0] = batch.features();
        for (int each = 0; each < numbers.length; each++) {
            all[each + 1] = Nd4j.createFromArray(Arrays.copyOf(numbers[each], batch.filled()))
                    .reshape(batch.filled(), 1);
        }
        return all;
    }

    INDArray labels() {
        return batch.labels();
    }

    @Override
    public void close() {
        batch.close();
    }
}
