package dev.chainon.training;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Networks of dense ReLU layers with one sigmoid output and binary cross-entropy; without hidden layers this is logistic regression. */
final class Networks {

    private Networks() {}

    /** @param steps over which the learning rate falls linearly to zero */
    static MultiLayerNetwork fresh(TrainingSettings settings, int inputs, int steps) {
        IUpdater adam = new Adam(new PolySchedule(ScheduleType.ITERATION, settings.learningRate(), 1, steps));
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(settings, inputs, adam, DataType.FLOAT));
        network.init();
        return network;
    }

    static MultiLayerConfiguration configuration(
            TrainingSettings settings, int inputs, IUpdater updater, DataType type) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .dataType(type)
                .updater(updater)
                .weightInit(WeightInit.RELU)
                .list();
        List<Integer> hidden = settings.hidden();
        int width = inputs;
        for (int next : hidden) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(width)
                    .nOut(next)
                    .activation(Activation.RELU)
                    .build());
            width = next;
        }
        return layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(width)
                        .nOut(1)
                        .weightInit(WeightInit.XAVIER)
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
    }
}
