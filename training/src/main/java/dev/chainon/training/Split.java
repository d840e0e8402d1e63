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

/** The rows of one period. Features are mapped, labels and minutes are held: 12 bytes a row. Thread-safe: nothing here moves. */
public final class Split {

    private final int rows;
    private final int width;
    private final FloatBuffer features;
    private final float[] labels;
    private final long[] minutes;

    private Split(int width, FloatBuffer features, float[] labels, long[] minutes) {
        this.rows = labels.length;
        this.width = width;
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
        return new Split(width, features, labels, minutes);
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
        return rows;
    }

    int width() {
        return width;
    }

    /** Copies {@code count} rows that follow each other, in one move. */
    void read(int firstRow, int count, float[] into, int rowOffset) {
        features.get(firstRow * width, into, rowOffset * width, count * width);
    }

    float value(int row, int column) {
        return features.get(row * width + column);
    }

    float label(int row) {
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
        return positives / rows;
    }
}
