package dev.chainon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How fast DL4J's own {@code output()} scores one row after another in this process: what a server could do on it if all else cost nothing. Call {@link Backend#prepare} first. */
public final class OutputPace {

    private static final int LEAST = 2000;
    private static final int MOST = 200_000;
    private static final double MICROS = 1e6;

    private OutputPace() {}

    /**
     * Scores one row again and again.
     *
     * @param network of a bundle, in DL4J's format
     * @return {@code calls.per.second}, {@code p50.us} and {@code p99.us}
     */
    public static Map<String, Double> measure(Path network, double seconds) {
        try {
            MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(network.toFile(), false);
            try (INDArray row = Nd4j.rand(1, restored.layerInputSize(0))) {
                Stopwatch times = Stopwatch.of(new Stopwatch.Patience(LEAST, MOST, seconds), i -> restored.output(row)
                        .close());
                return Map.of(
                        "calls.per.second", 1 / times.mean(),
                        "p50.us", times.median() * MICROS,
                        "p99.us", times.p99() * MICROS);
            } finally {
                restored.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the network in " + network, e);
        }
    }
}
