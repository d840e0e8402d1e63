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

/** The rows of one period. Features are mapped, labels and minutes are held: 12 bytes a row. Thread-safe: nothing here moves. */
public final class Split {

    private final int rows;
    private final int width;
    private final FloatBuffer features;
    private final float[] labels;
    private final long[] minutes;
    private final int[] hidden;

    private Split(int width, FloatBuffer features, float[] labels, long[] minutes, int... hidden) {
        this.rows = labels.length;
        this.width = width;
        this.features = features;
        this.labels = labels;
        this.minutes = minutes;
        this.hidden = hidden;
    }

    /** Rows that are held in memory. */
    static Split held(int width, float[] features, float[] labels, long[] minutes) {
        return new Split(width, FloatBuffer.wrap(features), labels, minutes);
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

    /** The last rows of the period, or all of them where it has no more; nothing is copied but labels and minutes. */
    Split latest(int count) {
        if (count >= rows) {
            return this;
        }
        return range(rows - count, rows);
    }

    /**
     * The rows of a time, of a period whose rows come in the order of their minutes; nothing is copied but labels and minutes.
     *
     * @param from first minute since 1970
     * @param to the minute after the last
     * @throws IllegalArgumentException if there is no row of that time
     */
    Split between(long from, long to) {
        int first = place(from);
        int end = place(to);
        if (first >= end) {
            throw new IllegalArgumentException("no row lies between the minutes " + from + " and " + to
                    + "; there are rows from " + minutes[0] + " to " + minutes[rows - 1]);
        }
        return range(first, end);
    }

    /** Rows before a minute. */
    private int place(long minute) {
        return (int) Arrays.stream(minutes).filter(each -> each < minute).count();
    }

    private Split range(int first, int end) {
        FloatBuffer inside = features.slice(first * width, (end - first) * width);
        return new Split(
                width, inside, Arrays.copyOfRange(labels, first, end), Arrays.copyOfRange(minutes, first, end), hidden);
    }

    /** Minutes since 1970. */
    long minute(int row) {
        return minutes[row];
    }

    public int rows() {
        return rows;
    }

    /** Values of a row. */
    public int width() {
        return width;
    }

    /** The same rows with some columns hidden: they read as zero in every row. */
    Split hiding(int... columns) {
        return new Split(width, features, labels, minutes, columns.clone());
    }

    /**
     * A part of the rows, taken in blocks that lie evenly over the whole period and held in memory.
     *
     * @param most rows at most
     */
    Split spread(int most, int block) {
        int step = Math.max(1, (rows + most - 1) / most);
        int blocks = rows / (block * step);
        if (step == 1 || blocks == 0) {
            return this;
        }
        float[] values = new float[blocks * block * width];
        float[] outcomes = new float[blocks * block];
        long[] times = new long[blocks * block];
        for (int i = 0; i < blocks; i++) {
            int from = i * step * block;
            features.get(from * width, values, i * block * width, block * width);
            System.arraycopy(labels, from, outcomes, i * block, block);
            System.arraycopy(minutes, from, times, i * block, block);
        }
        return new Split(width, FloatBuffer.wrap(values), outcomes, times, hidden);
    }

    /** These rows in this order, as often as they are named, held in memory. */
    Split of(int[] chosen) {
        float[] values = new float[chosen.length * width];
        float[] outcomes = new float[chosen.length];
        long[] times = new long[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            features.get(chosen[i] * width, values, i * width, width);
            outcomes[i] = labels[chosen[i]];
            times[i] = minutes[chosen[i]];
        }
        return new Split(width, FloatBuffer.wrap(values), outcomes, times, hidden);
    }

    /** Copies {@code count} rows that follow each other, in one move. */
    public void read(int firstRow, int count, float[] into, int rowOffset) {
        features.get(firstRow * width, into, rowOffset * width, count * width);
        for (int column : hidden) {
            for (int row = rowOffset; row < rowOffset + count; row++) {
                into[row * width + column] = 0;
            }
        }
    }

    float value(int row, int column) {
        return features.get(row * width + column);
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
        return positives / rows;
    }
}
