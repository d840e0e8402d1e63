package dev.chainon.training;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Networks of dense ReLU layers with one sigmoid output and binary cross-entropy; without hidden layers this is logistic regression. */
final class Networks {

    private Networks() {}

    /** With its first weights, drawn by the seed. */
    static MultiLayerNetwork fresh(Topology topology, long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(topology, seed, new Adam(), DataType.FLOAT));
        network.init();
        return network;
    }

    /** With these parameters, as the topology lays them out. */
    static MultiLayerNetwork of(Topology topology, float[] values) {
        MultiLayerNetwork network = fresh(topology, 0);
        network.setParams(Nd4j.createFromArray(new float[][] {topology.toGraph(values)}));
        return network;
    }

    /** The first weights of {@link #fresh} as the topology lays them out. */
    static float[] first(Topology topology, long seed) {
        return topology.fromGraph(fresh(topology, seed).params().dup().data().asFloat());
    }

    static MultiLayerConfiguration configuration(Topology topology, long seed, IUpdater updater, DataType type) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                .updater(updater)
                .weightInit(WeightInit.RELU)
                .list();
        int last = topology.layers() - 1;
        for (int layer = 0; layer < last; layer++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(topology.inputs(layer))
                    .nOut(topology.outputs(layer))
                    .activation(Activation.RELU)
                    .build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(topology.inputs(last))
                        .nOut(1)
                        .weightInit(WeightInit.XAVIER)
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
    }
}
