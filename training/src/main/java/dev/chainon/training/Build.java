package dev.chainon.training;

import dev.chainon.core.model.Grouping;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/** Ways to build the network that are measured beside the one that is used, as DL4J's graph. */
enum Build {
    /** Dense layers and cross-entropy, as the network that is used. */
    PLAIN,
    /** Positives weigh as much as negatives in the loss. */
    CLASS_WEIGHTS,
    /** Focal loss (Lin and others 2017): rows that are told rightly already weigh less. */
    FOCAL,
    /** Batch normalisation (Ioffe and Szegedy 2015) before each ReLU. */
    BATCH_NORM,
    /** A residual block (He and others 2016) of two layers on the first hidden layer. */
    RESIDUAL,
    /** A vector learnt for each of the categories, beside the features. */
    EMBEDDINGS;

    static final String FEATURES = "features";
    private static final String OUTPUT = "output";

    /** Numbers of an embedding: the fourth root of the categories, rounded up. */
    private static int numbers(Grouping categories) {
        return (int) Math.ceil(Math.pow(categories.groups().size(), 0.25));
    }

    /**
     * What a graph is built for.
     *
     * @param width numbers that the encoder makes of a row
     * @param categories that embeddings are learnt of; the graph's inputs after the features
     * @param steps of the whole training, over which the rate falls to zero
     */
    record Plan(TrainingSettings settings, int width, List<Grouping> categories, int steps) {

        Plan {
            categories = List.copyOf(categories);
        }
    }

    /** A rate that falls linearly to zero. DL4J's PolySchedule says it does and rises instead: it adds where the formula subtracts. */
    private record Falling(double from, int steps) implements ISchedule {

        @Override
        public double valueAt(int iteration, int epoch) {
            return from * Math.max(0, 1 - (double) iteration / steps);
        }

        @Override
        public ISchedule clone() {
            return this;
        }
    }

    ComputationGraphConfiguration graph(Plan plan, ILossFunction loss) {
        TrainingSettings settings = plan.settings();
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(new Adam(new Falling(settings.learningRate(), plan.steps())))
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs(FEATURES);
        String last = FEATURES;
        int inputs = plan.width();
        if (this == EMBEDDINGS) {
            last = embedded(graph, plan.categories());
            inputs += plan.categories().stream().mapToInt(Build::numbers).sum();
        }
        for (int layer = 0; layer < settings.hidden().size(); layer++) {
            int units = settings.hidden().get(layer);
            last = hidden(graph, "hidden" + layer, last, inputs, units);
            if (this == RESIDUAL && layer == 0) {
                last = block(graph, last, units);
            }
            inputs = units;
        }
        return graph.addLayer(
                        OUTPUT,
                        new OutputLayer.Builder(loss)
                                .nIn(inputs)
                                .nOut(1)
                                .weightInit(WeightInit.XAVIER)
                                .activation(Activation.SIGMOID)
                                .build(),
                        last)
                .setOutputs(OUTPUT)
                .build();
    }

    private static String embedded(GraphBuilder graph, List<Grouping> categories) {
        List<String> parts = new ArrayList<>(List.of(FEATURES));
        for (Grouping each : categories) {
            graph.addInputs(each.key());
            graph.addLayer(
                    "embedding_" + each.key(),
                    new EmbeddingLayer.Builder()
                            .nIn(each.groups().size())
                            .nOut(numbers(each))
                            .activation(Activation.IDENTITY)
                            .build(),
                    each.key());
            parts.add("embedding_" + each.key());
        }
        graph.addVertex("all", new MergeVertex(), parts.toArray(String[]::new));
        return "all";
    }

    private String hidden(GraphBuilder graph, String name, String from, int inputs, int units) {
        if (this != BATCH_NORM) {
            graph.addLayer(name, dense(inputs, units, Activation.RELU), from);
            return name;
        }
        graph.addLayer(name + "_sum", dense(inputs, units, Activation.IDENTITY), from);
        graph.addLayer(
                name + "_normal",
                new BatchNormalization.Builder().nIn(units).nOut(units).build(),
                name + "_sum");
        graph.addLayer(name, new ActivationLayer(Activation.RELU), name + "_normal");
        return name;
    }

    private static String block(GraphBuilder graph, String from, int units) {
        graph.addLayer("block_first", dense(units, units, Activation.RELU), from);
        graph.addLayer("block_second", dense(units, units, Activation.IDENTITY), "block_first");
        graph.addVertex("block_sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), from, "block_second");
        graph.addLayer("block", new ActivationLayer(Activation.RELU), "block_sum");
        return "block";
    }

    private static DenseLayer dense(int inputs, int units, Activation activation) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(activation)
                .build();
    }
}
