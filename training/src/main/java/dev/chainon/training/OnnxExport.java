package dev.chainon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a network as ONNX: raw features in, probability out, the encoding of the features in the graph, so that whoever serves it needs nothing else. IR {@value #IR_VERSION},
 * opset {@value #OPSET}.
 */
final class OnnxExport {

    static final String INPUT = "input";
    static final String OUTPUT = "output";
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private OnnxExport() {}

    static void write(MultiLayerNetwork network, Encoder encoder, Path file, int features) {
        try {
            Files.write(file, model(network, encoder, features).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** @param features of a raw row */
    static ModelProto model(MultiLayerNetwork network, Encoder encoder, int features) {
        OnnxGraph graph = new OnnxGraph("network");
        graph.input(INPUT, features);
        String from = encoder.export(graph, INPUT);
        int layers = network.getnLayers();
        for (int layer = 0; layer < layers; layer++) {
            INDArray weights = network.getLayer(layer).getParam("W");
            graph.add("W" + layer, values(weights), (int) weights.rows(), (int) weights.columns());
            INDArray bias = network.getLayer(layer).getParam("b");
            graph.add("b" + layer, values(bias), (int) bias.length());
            String sum = graph.node("Gemm", "sum" + layer, List.of(from, "W" + layer, "b" + layer), Map.of());
            boolean last = layer == layers - 1;
            from = graph.node(last ? "Sigmoid" : "Relu", last ? OUTPUT : "layer" + (layer + 1), List.of(sum), Map.of());
        }
        graph.output(OUTPUT, 1);
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("chainon")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph.proto())
                .build();
    }

    private static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
