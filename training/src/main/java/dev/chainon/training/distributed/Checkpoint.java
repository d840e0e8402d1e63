package dev.chainon.training.distributed;

import dev.chainon.training.NetworkState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a training has come, in a file that is replaced in one move after each round: a program that is killed goes on from there.
 *
 * @param training says which training it is; what another one left in the file is not taken up
 */
record Checkpoint(Path file, String training) {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    /** Empty if there is none of this training. */
    Optional<Course> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(training)) {
                LOG.info("{} is of another training, and is replaced", file);
                return Optional.empty();
            }
            int done = in.readInt();
            NetworkState state = new NetworkState(floats(in), floats(in), floats(in), in.readInt());
            int epochs = in.readInt();
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < epochs; i++) {
                losses.add(in.readDouble());
            }
            return Optional.of(
                    new Course(done, state, losses, floats(in), in.readLong(), in.readDouble(), in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": remove it to begin anew", e);
        }
    }

    void write(Course course) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
                out.writeUTF(training);
                out.writeInt(course.done());
                floats(out, course.state().values());
                floats(out, course.state().first());
                floats(out, course.state().second());
                out.writeInt(course.state().steps());
                out.writeInt(course.losses().size());
                for (double loss : course.losses()) {
                    out.writeDouble(loss);
                }
                floats(out, course.best());
                out.writeLong(course.rows());
                out.writeDouble(course.seconds());
                out.writeInt(course.missing());
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }
}
