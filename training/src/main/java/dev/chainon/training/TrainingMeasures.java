package dev.chainon.training;

import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Evaluation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the training loop on a training set, for the study of training. Call {@link Backend#prepare} first. */
public final class TrainingMeasures {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int CHECKS_AN_EPOCH = 10;

    private final TrainingSet set;
    private final Standardiser standardiser;
    private final TrainingSettings settings;

    public TrainingMeasures(TrainingSet set, TrainingSettings settings) {
        this.set = set;
        this.standardiser = Standardiser.learn(set.train(), set.features());
        this.settings = settings;
    }

    /** Rows a second of the loop: reading, encoding, forward, back and step, after as many warming rows as are measured. */
    public Map<String, Double> pace(List<Integer> hidden, int batch, int rows, int threads) {
        try (FlatLoop loop = loop(standardiser, hidden, threads)) {
            BlockShuffle order = new BlockShuffle(set.train().rows(), settings.block(), settings.seed());
            int steps = Math.min(rows, set.train().rows()) / batch;
            double best = Double.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                for (int step = 0; step < steps; step++) {
                    loop.step(set.train(), order, step * batch, batch, settings.learningRate());
                }
                best = round == 0 ? best : Math.min(best, (System.nanoTime() - start) / 1e9);
            }
            return Map.of("rows.per.second", (double) steps * batch / best);
        }
    }

    /** Seconds of training until an AUC is reached on the validation period, looked for ten times an epoch; without it if it never is. */
    public Map<String, Double> until(double auc, int threads) throws IOException {
        int rows = set.train().rows();
        int every = rows / CHECKS_AN_EPOCH / settings.batch() * settings.batch();
        Map<String, Double> found = new TreeMap<>();
        try (FlatLoop loop = loop(trainer(threads).encoder(settings), settings.hidden(), threads)) {
            double seconds = 0;
            double reached = 0;
            for (int epoch = 1; epoch <= settings.epochs() && reached < auc; epoch++) {
                BlockShuffle order = new BlockShuffle(rows, settings.block(), settings.seed() + epoch);
                for (int from = 0; from < rows && reached < auc; from += every) {
                    int to = Math.min(rows, from + every);
                    long start = System.nanoTime();
                    for (int at = from; at < to; at += settings.batch()) {
                        loop.step(set.train(), order, at, Math.min(settings.batch(), to - at), settings.learningRate());
                    }
                    seconds += (System.nanoTime() - start) / 1e9;
                    reached = auc(loop);
                }
            }
            if (reached >= auc) {
                found.put("seconds", seconds);
            }
            found.put("auc", reached);
            found.put("peak.mb", peakMb());
        }
        return found;
    }

    private double auc(FlatLoop loop) {
        return Evaluation.metrics(
                        loop.scores(set.validation()), set.validation().labels())
                .auc();
    }

    /**
     * Trains as the settings say: the metrics on the validation period with the bounds of their intervals, the seconds of fitting, the largest difference of the ONNX
     * form and the microseconds it takes for one row.
     */
    public Map<String, Double> quality(int threads, Path scratch) throws IOException {
        Fitted fitted = trainer(threads).fit("train", settings);
        Evaluation evaluation =
                Scored.of(fitted.scores(), set.validation(), settings).evaluation();
        Map<String, Double> found = new TreeMap<>();
        evaluation.intervals().forEach((metric, interval) -> {
            found.put(metric.key(), metric.of(evaluation.metrics()));
            found.put(metric.key() + ".low", interval.low());
            found.put(metric.key() + ".high", interval.high());
        });
        Path onnx = Files.createDirectories(scratch).resolve("measured.onnx");
        OnnxExport.write(
                fitted.network(), fitted.encoder(), onnx, set.features().size());
        found.put("onnx.maxdiff", OnnxScores.largestDifference(fitted.scores(), OnnxScores.of(onnx, set.validation())));
        found.put("onnx.row.us", OnnxScores.microsecondsOfOneRow(onnx, set.validation()));
        found.put("seconds", fitted.seconds());
        found.put("rows.per.second", fitted.rowsPerSecond());
        found.put("peak.mb", peakMb());
        return found;
    }

    private Trainer trainer(int threads) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Trainer(set, standardiser, new Progress(nowhere), threads);
    }

    private FlatLoop loop(Encoder encoder, List<Integer> hidden, int threads) {
        Topology topology = new Topology(encoder.width(), hidden);
        return new FlatLoop(topology, encoder, Networks.first(topology, settings.seed()), threads);
    }

    /** The most memory that this process ever held, as Linux counts it, mapped training set included; 0 where the system does not tell. */
    private static double peakMb() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
