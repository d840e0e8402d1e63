package dev.chainon.training;

import dev.chainon.training.evaluation.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The work that every chip and setting does when it is measured: the same rows, the same first parameters, the same model. Each is measured in a process of its own;
 * what they share lies in a folder.
 */
public final class ChipWork {

    static final String REFERENCE_OF_TRAINING = "training.scores.f32";
    static final String REFERENCE_OF_SERVING = "serving.scores.f32";
    private static final String START = "start.f32";
    private static final String MODEL = "model.onnx";

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final Path folder;

    /**
     * @param rows of the training period at most, spread evenly over it
     * @param judged rows of the validation period at most, the last ones
     * @param folder for what the processes share
     */
    public ChipWork(TrainingSet set, TrainingSettings settings, int rows, int judged, Path folder) {
        TrainingSet some = set.spread(rows, settings.block());
        this.set = new TrainingSet(
                some.name(),
                some.snapshot(),
                some.features(),
                some.train(),
                some.validation().latest(judged));
        this.settings = settings;
        this.folder = folder;
    }

    /** Draws the first parameters, trains one pass on one thread of the processor and exports the model. Call {@link Backend#prepare} first. */
    public void begin() {
        Encoder encoder = encoder();
        Topology topology = topology(encoder);
        float[] start = Networks.first(topology, settings.seed());
        write(START, start);
        try (FlatLoop loop = new FlatLoop(topology, encoder, start, 1)) {
            pass(loop);
            OnnxExport.write(
                    Networks.of(topology, loop.values()),
                    encoder,
                    model(),
                    set.train().width());
        }
    }

    TrainingSettings settings() {
        return settings;
    }

    Split validation() {
        return set.validation();
    }

    Path model() {
        return folder.resolve(MODEL);
    }

    float[] start() {
        return read(START).orElseThrow(() -> new IllegalStateException("the model was not made yet in " + folder));
    }

    Encoder encoder() {
        return settings.pieces() == 0
                ? Standardiser.learn(set.train(), set.features())
                : PiecewiseEncoder.learn(set.train(), settings.pieces());
    }

    Topology topology(Encoder encoder) {
        return new Topology(encoder.width(), settings.hidden());
    }

    /** Steps over all rows once, in an order that is always the same; gives the rows that filled a batch. */
    int pass(Loop loop) {
        int rows = set.train().rows();
        int batch = Math.min(settings.batch(), rows);
        BlockShuffle order = new BlockShuffle(rows, settings.block(), settings.seed());
        int done = 0;
        for (; done + batch <= rows; done += batch) {
            loop.step(set.train(), order, done, batch, settings.rate((double) done / rows));
        }
        return done;
    }

    /**
     * Adds the AUC of scores, and how far they are from those of the reference: the process that comes first.
     *
     * @param reference file that holds the reference's scores, written by the first
     */
    void judge(float[] scores, String reference, Map<String, Double> figures) {
        if (read(reference).isEmpty()) {
            write(reference, scores);
        }
        float[] expected = read(reference).orElse(scores);
        double auc = auc(scores);
        figures.put("auc", auc);
        figures.put("auc.change", auc - auc(expected));
        figures.put("maxdiff", OnnxScores.largestDifference(scores, expected));
    }

    private double auc(float[] scores) {
        return Evaluation.metrics(scores, set.validation().labels()).auc();
    }

    private void write(String name, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try {
            Files.write(folder.resolve(name), bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " to " + folder, e);
        }
    }

    private Optional<float[]> read(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return Optional.of(values);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
