package dev.chainon.bench.drift;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.memory.Memory;

/**
 * A table of any size whose values are computed from their places: uniform between 0 and 1, and squared in one column of ten, as if it had drifted. A task reads a slice of its rows.
 *
 * @param width number of columns
 */
record Columns(int width) implements Serializable {

    /** Rows that a task holds at once, as a reader of column files does. */
    private static final int BATCH = 1024;

    private static final int DRIFTED = 10;

    boolean drifted(int column) {
        return column % DRIFTED == 0;
    }

    /** The mixing function of SplittableRandom (Steele, Lea, Flood 2014). */
    float value(long row, int column) {
        long z = row * width + column + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        float uniform = ((z ^ (z >>> 31)) >>> 40) * 0x1p-24f;
        return drifted(column) ? uniform * uniform : uniform;
    }

    /** A sketch of each column over the rows of a slice, as bytes. */
    List<byte[]> sketched(long from, long to) {
        List<KllFloatsSketch> sketches = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            sketches.add(KllFloatsSketch.newHeapInstance());
        }
        float[] batch = new float[BATCH];
        for (long row = from; row < to; row += BATCH) {
            int rows = (int) Math.min(BATCH, to - row);
            for (int column = 0; column < width; column++) {
                fill(batch, row, rows, column);
                sketches.get(column).update(batch, 0, rows);
            }
        }
        return sketches.stream().map(KllFloatsSketch::toByteArray).toList();
    }

    /** The sum of the same values, which is what reading them costs without a sketch. */
    double summed(long from, long to) {
        float[] batch = new float[BATCH];
        double sum = 0;
        for (long row = from; row < to; row += BATCH) {
            int rows = (int) Math.min(BATCH, to - row);
            for (int column = 0; column < width; column++) {
                fill(batch, row, rows, column);
                for (int i = 0; i < rows; i++) {
                    sum += batch[i];
                }
            }
        }
        return sum;
    }

    private void fill(float[] batch, long row, int rows, int column) {
        for (int i = 0; i < rows; i++) {
            batch[i] = value(row + i, column);
        }
    }

    /** The sketches of two slices as those of both. */
    static List<byte[]> merged(List<byte[]> one, List<byte[]> other) {
        List<byte[]> merged = new ArrayList<>(one.size());
        for (int column = 0; column < one.size(); column++) {
            KllFloatsSketch sketch = read(one.get(column));
            sketch.merge(read(other.get(column)));
            merged.add(sketch.toByteArray());
        }
        return merged;
    }

    static KllFloatsSketch read(byte[] bytes) {
        return KllFloatsSketch.heapify(Memory.wrap(bytes));
    }
}
