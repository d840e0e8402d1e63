package dev.chainon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of one period. Features are mapped, labels and minutes are held: 12 bytes a row. Thread-safe: nothing here moves. */
public final class Split {

    private final int stored;
    private final int[] columns;
    private final boolean whole;
    private final FloatBuffer features;
    private final float[] labels;
    private final long[] minutes;

    /**
     * @param stored values of a row on disk
     * @param columns those that are read, in order
     */
    private Split(int stored, int[] columns, FloatBuffer features, float[] labels, long[] minutes) {
        this.stored = stored;
        this.columns = columns;
        this.whole = Arrays.equals(columns, IntStream.range(0, stored).toArray());
        this.features = features;
        this.labels = labels;
        this.minutes = minutes;
    }

    static Split open(Path folder, String name, int rows, int width) {
        FloatBuffer features = map(folder.resolve(name + ".features.f32"), (long) rows * width * Float.BYTES)
                .asFloatBuffer();
        float[] labels = new float[rows];
        map(folder.resolve(name + ".labels.f32"), (long) rows * Float.BYTES)
                .asFloatBuffer()
                .get(labels);
        long[] minutes = new long[rows];
        map(folder.resolve(name + ".minutes.i64"), (long) rows * Long.BYTES)
                .asLongBuffer()
                .get(minutes);
        check(labels, folder.resolve(name + ".labels.f32"));
        return new Split(width, IntStream.range(0, width).toArray(), features, labels, minutes);
    }

    /** The same rows with only some of the columns, by their places. */
    Split only(int[] places) {
        int[] chosen = Arrays.stream(places).map(place -> columns[place]).toArray();
        return new Split(stored, chosen, features, labels, minutes);
    }

    private static ByteBuffer map(Path file, long bytes) {
        if (!Files.isRegularFile(file)) {
            throw new BadTrainingSetException(file + " is missing; make the set again with ./chainon demo --fresh");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != bytes) {
                throw new BadTrainingSetException(file + " has " + channel.size() + " bytes, the manifest asks for "
                        + bytes + "; make the set again with ./chainon demo --fresh");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot map " + file, e);
        }
    }

    private static void check(float[] labels, Path file) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != 0 && labels[row] != 1) {
                throw new BadTrainingSetException(
                        "label " + labels[row] + " of row " + row + " in " + file + " must be 0 or 1");
            }
        }
    }

    public int rows() {
        return labels.length;
    }

    /** Values of a row. */
    public int width() {
        return columns.length;
    }

    /** Copies {@code count} rows that follow each other, in one move where all columns are read. */
    public void read(int firstRow, int count, float[] into, int rowOffset) {
        if (whole) {
            features.get(firstRow * stored, into, rowOffset * stored, count * stored);
            return;
        }
        float[] all = new float[count * stored];
        features.get(firstRow * stored, all);
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < columns.length; column++) {
                into[(rowOffset + row) * columns.length + column] = all[row * stored + columns[column]];
            }
        }
    }

    /** 0 or 1. */
    public float label(int row) {
        return labels[row];
    }

    float[] labels() {
        return labels.clone();
    }

    long[] minutes() {
        return minutes.clone();
    }

    double baseRate() {
        double positives = 0;
        for (float label : labels) {
            positives += label;
        }
        return positives / labels.length;
    }
}
