package dev.chainon.training;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A training set on disk, of which any rows can be read without opening the rest. It travels as the name of its folder, which must be there wherever rows are read.
 *
 * @param width values of a row
 */
public record SetFiles(String folder, int width, int trainRows, int validationRows) implements Serializable {

    /** A period of a training set. */
    public enum Period {
        TRAIN("train"),
        VALIDATION("validation");

        private final String file;

        Period(String file) {
            this.file = file;
        }
    }

    /** @throws BadTrainingSetException if the manifest is missing or says too little */
    public static SetFiles of(Path folder) {
        TrainingSet.Sizes sizes = TrainingSet.sizes(folder);
        return new SetFiles(
                folder.toAbsolutePath().toString(), sizes.width(), sizes.trainRows(), sizes.validationRows());
    }

    public int rows(Period period) {
        return period == Period.TRAIN ? trainRows : validationRows;
    }

    /**
     * Reads rows into memory, in the order in which they are named.
     *
     * @throws BadTrainingSetException if a file has not the length that the manifest tells
     */
    public Split read(Period period, List<Stripes.Span> spans) {
        float[] labels = new float[total(spans)];
        ByteBuffer bytes = bytes(period, ".labels.f32", Float.BYTES, spans);
        bytes.asFloatBuffer().get(labels);
        long[] minutes = new long[labels.length];
        bytes(period, ".minutes.i64", Long.BYTES, spans).asLongBuffer().get(minutes);
        return Split.held(width, features(period, spans), labels, minutes);
    }

    /** The features alone, row after row. */
    public float[] features(Period period, List<Stripes.Span> spans) {
        float[] values = new float[total(spans) * width];
        bytes(period, ".features.f32", width * Float.BYTES, spans)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static int total(List<Stripes.Span> spans) {
        return spans.stream().mapToInt(Stripes.Span::count).sum();
    }

    private ByteBuffer bytes(Period period, String ending, int bytesARow, List<Stripes.Span> spans) {
        Path file = Path.of(folder, period.file + ending);
        ByteBuffer into = ByteBuffer.allocate(Math.multiplyExact(total(spans), bytesARow));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != (long) rows(period) * bytesARow) {
                throw new BadTrainingSetException(file + " has " + channel.size() + " bytes, the manifest asks for "
                        + (long) rows(period) * bytesARow + "; make the set again with ./chainon demo --fresh");
            }
            for (Stripes.Span span : spans) {
                into.limit(into.position() + span.count() * bytesARow);
                long at = (long) span.first() * bytesARow;
                while (into.hasRemaining()) {
                    at += channel.read(into, at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + file + ": each worker must see the training set by the path of the program", e);
        }
        return into.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
}
