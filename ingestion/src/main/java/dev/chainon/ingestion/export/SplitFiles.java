package dev.chainon.ingestion.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Three files of equal row count: vectors and labels as little-endian floats, minutes as little-endian 64-bit integers. */
final class SplitFiles implements AutoCloseable {

    private static final List<String> KINDS = List.of(".features.f32", ".labels.f32", ".minutes.i64");

    private final OutputStream features;
    private final OutputStream labels;
    private final OutputStream minutes;
    private final ByteBuffer buffer;

    SplitFiles(Path folder, String name, int width) throws IOException {
        features = open(folder.resolve(name + KINDS.get(0)));
        labels = open(folder.resolve(name + KINDS.get(1)));
        minutes = open(folder.resolve(name + KINDS.get(2)));
        buffer = ByteBuffer.allocate(Math.max(Long.BYTES, Float.BYTES * width)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    void write(float[] vector, boolean label, long minute) throws IOException {
        buffer.clear();
        for (float value : vector) {
            buffer.putFloat(value);
        }
        features.write(buffer.array(), 0, buffer.position());
        labels.write(buffer.clear().putFloat(label ? 1 : 0).array(), 0, Float.BYTES);
        minutes.write(buffer.clear().putLong(minute).array(), 0, Long.BYTES);
    }

    @Override
    public void close() throws IOException {
        try (features;
                labels;
                minutes) {
            features.flush();
        }
    }

    /** Puts the files of parts one after the other and deletes them. */
    static void join(Path folder, List<String> parts, String name) throws IOException {
        for (String kind : KINDS) {
            try (FileChannel whole = FileChannel.open(
                    folder.resolve(name + kind),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                for (String part : parts) {
                    append(folder.resolve(part + kind), whole);
                }
            }
        }
    }

    private static void append(Path part, FileChannel whole) throws IOException {
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            for (long done = 0; done < in.size(); ) {
                done += in.transferTo(done, in.size() - done, whole);
            }
        }
        Files.delete(part);
    }
}
