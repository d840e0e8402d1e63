package dev.chainon.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/** Means and standard deviations of the features on the training period; a constant feature keeps its scale. */
record Standardiser(float[] means, float[] deviations) implements Encoder {

    private static final int CHUNK = 4096;

    Standardiser {
        means = means.clone();
        deviations = deviations.clone();
    }

    /** @throws BadTrainingSetException if a value is not finite */
    static Standardiser learn(Split split, List<String> names) {
        double[] means = moments(split, new double[split.width()], 1);
        for (int column = 0; column < means.length; column++) {
            if (!Double.isFinite(means[column])) {
                throw new BadTrainingSetException("feature '" + names.get(column)
                        + "' holds a value that is not finite: the feature engine must never give one");
            }
        }
        double[] variances = moments(split, means, 2);
        float[] deviations = new float[variances.length];
        float[] centres = new float[variances.length];
        for (int column = 0; column < variances.length; column++) {
            deviations[column] = scale(variances[column]);
            centres[column] = (float) means[column];
        }
        return new Standardiser(centres, deviations);
    }

    /** Of sums that were taken elsewhere. */
    static Standardiser of(ColumnSums sums) {
        float[] centres = new float[sums.means().length];
        float[] deviations = new float[centres.length];
        for (int column = 0; column < centres.length; column++) {
            centres[column] = (float) sums.means()[column];
            deviations[column] = scale(sums.squares()[column] / sums.rows());
        }
        return new Standardiser(centres, deviations);
    }

    private static float scale(double variance) {
        float deviation = (float) Math.sqrt(variance);
        return deviation > 1e-6f ? deviation : 1f;
    }

    /** Mean over the rows of (value - centre) to the power of one or two. */
    private static double[] moments(Split split, double[] centres, int power) {
        int width = split.width();
        double[] sums = new double[width];
        float[] chunk = new float[CHUNK * width];
        for (int row = 0; row < split.rows(); row += CHUNK) {
            int count = Math.min(CHUNK, split.rows() - row);
            split.read(row, count, chunk, 0);
            for (int i = 0; i < count; i++) {
                for (int column = 0; column < width; column++) {
                    double distance = chunk[i * width + column] - centres[column];
                    sums[column] += power == 1 ? distance : distance * distance;
                }
            }
        }
        for (int column = 0; column < width; column++) {
            sums[column] /= split.rows();
        }
        return sums;
    }

    @Override
    public int width() {
        return means.length;
    }

    /** In the arithmetic that the exported graph uses. */
    @Override
    public void encode(float[] raw, int rows, float[] into, int stride) {
        int width = means.length;
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            int to = row * stride;
            for (int column = 0; column < width; column++) {
                into[to + column] = (raw[from + column] - means[column]) / deviations[column];
            }
        }
    }

    @Override
    public String export(OnnxGraph graph, String input) {
        graph.add("mean", means, means.length);
        graph.add("deviation", deviations, deviations.length);
        graph.node("Sub", "centred", List.of(input, "mean"), Map.of());
        return graph.node("Div", "encoded", List.of("centred", "deviation"), Map.of());
    }

    /** Itself as DL4J's own normaliser. */
    @Override
    public Map<String, byte[]> files() {
        NormalizerStandardize normalizer = new NormalizerStandardize(
                Nd4j.createFromArray(new float[][] {means}), Nd4j.createFromArray(new float[][] {deviations}));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            NormalizerSerializer.getDefault().write(normalizer, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the standardisation cannot be written", e);
        }
        return Map.of(ModelSerializer.NORMALIZER_BIN, bytes.toByteArray());
    }
}
