package dev.chainon.training;

import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.evaluation.Platt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Trains the network in another build, by DL4J's own graph, to see whether it pays: the rows, their order, the steps and the rate are those of the network that is used. Call
 * {@link Backend#prepare} first.
 */
public final class Variants {

    /** As in the paper (Lin and others 2017). */
    private static final double GAMMA = 2;

    private static final int SCORED_AT_ONCE = 8192;

    /** Training rows that the scores are calibrated on, evenly spread: class weights and focal loss give no probabilities. */
    private static final int CALIBRATED_ON = 200_000;

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final List<Grouping> categories;
    private final Encoder encoder;

    /** @param categories that embeddings are learnt of */
    public Variants(TrainingSet set, TrainingSettings settings, List<Grouping> categories) {
        this.set = set;
        this.settings = settings;
        this.categories = List.copyOf(categories);
        this.encoder = settings.pieces() == 0
                ? Standardiser.learn(set.train(), set.features())
                : PiecewiseEncoder.learn(set.train(), settings.pieces());
    }

    /**
     * For each seed, from 1 on and named {@code seed.1.} and so on: the metrics on the validation rows, {@code calibrated.} before them for those after Platt's scaling, which is
     * fitted to training rows; {@code seconds} of fitting. Once: {@code parameters}.
     *
     * @param build name of a {@link Build} in small letters, its words joined by hyphens
     * @param threads on which seeds are trained beside each other
     */
    public Map<String, Double> measure(String build, int seeds, int threads) {
        Build wanted = Build.valueOf(build.toUpperCase(Locale.ROOT).replace('-', '_'));
        Map<String, Double> found = new ConcurrentSkipListMap<>();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            int number = seed;
            running.add(workers.submit(() -> measure(wanted, number, found)));
        }
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while variants were trained", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the build " + build + " could not be trained: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
        return new TreeMap<>(found);
    }

    private void measure(Build build, int seed, Map<String, Double> found) {
        // Threads of OpenMP are counted by each thread that calls it.
        Backend.singleThread();
        TrainingSettings seeded = settings.seeded(seed);
        List<Grouping> looked = build == Build.EMBEDDINGS ? categories : List.of();
        int steps = seeded.epochs() * (set.train().rows() / seeded.batch());
        Build.Plan plan = new Build.Plan(seeded, encoder.width(), looked, steps);
        ComputationGraph graph = new ComputationGraph(build.graph(plan, loss(build)));
        graph.init();
        Topology topology = new Topology(encoder.width(), seeded.hidden());
        if (graph.numParams() == topology.size()) {
            // The same first weights as the network that is used has with this seed.
            graph.setParams(Networks.fresh(topology, seed).params().dup());
        }
        String prefix = "seed." + seed + ".";
        long start = System.nanoTime();
        fit(graph, looked, seeded);
        found.put(prefix + "seconds", (System.nanoTime() - start) / 1e9);
        found.put("parameters", (double) graph.numParams());
        Split before = set.train().spread(CALIBRATED_ON, seeded.block());
        Platt platt = Platt.fit(scores(graph, looked, before), before.labels(), row -> true);
        float[] scores = scores(graph, looked, set.validation());
        put(found, prefix, scores);
        for (int row = 0; row < scores.length; row++) {
            scores[row] = platt.of(scores[row]);
        }
        put(found, prefix + "calibrated.", scores);
        graph.close();
    }

    private ILossFunction loss(Build build) {
        return switch (build) {
            case CLASS_WEIGHTS ->
                new WeighedLoss(WeighedLoss.classes(set.train().baseRate()));
            case FOCAL -> new WeighedLoss(WeighedLoss.focal(GAMMA));
            default -> new LossBinaryXENT();
        };
    }

    private void fit(ComputationGraph graph, List<Grouping> looked, TrainingSettings seeded) {
        Split train = set.train();
        try (GraphBatch inputs = new GraphBatch(train, encoder, looked, seeded.batch())) {
            for (int epoch = 1; epoch <= seeded.epochs(); epoch++) {
                BlockShuffle order = new BlockShuffle(train.rows(), seeded.block(), seeded.seed() * 1_000_003 + epoch);
                for (int from = 0; from + seeded.batch() <= train.rows(); from += seeded.batch()) {
                    inputs.clear();
                    order.forEachRun(from, seeded.batch(), inputs::add);
                    graph.fit(inputs.features(), new INDArray[] {inputs.labels()});
                }
            }
        }
    }

    private float[] scores(ComputationGraph graph, List<Grouping> looked, Split split) {
        float[] scores = new float[split.rows()];
        try (GraphBatch inputs = new GraphBatch(split, encoder, looked, Math.min(SCORED_AT_ONCE, split.rows()))) {
            for (int row = 0; row < scores.length; row += SCORED_AT_ONCE) {
                int count = Math.min(SCORED_AT_ONCE, scores.length - row);
                inputs.clear();
                inputs.add(row, count);
                INDArray output = graph.output(inputs.features())[0];
                System.arraycopy(output.dup().data().asFloat(), 0, scores, row, count);
            }
        }
        return scores;
    }

    private void put(Map<String, Double> found, String prefix, float[] scores) {
        ModelMetrics metrics = Evaluation.metrics(scores, set.validation().labels());
        for (Metric metric : Metric.values()) {
            found.put(prefix + metric.key(), metric.of(metrics));
        }
    }
}
