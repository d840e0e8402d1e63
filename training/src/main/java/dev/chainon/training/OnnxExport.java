package dev.chainon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Writes a network as ONNX: raw features in, probability out, standardisation in the graph, so that whoever serves it needs nothing else. IR {@value #IR_VERSION},
 * opset {@value #OPSET}.
 */
final class OnnxExport {

    static final String INPUT = "input";
    static final String OUTPUT = "output";
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private OnnxExport() {}

    static void write(MultiLayerNetwork network, Standardiser standardiser, Path file) {
        try {
            Files.write(file, model(network, standardiser).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static ModelProto model(MultiLayerNetwork network, Standardiser standardiser) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("chainon")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph(network, standardiser))
                .build();
    }

    private static GraphProto graph(MultiLayerNetwork network, Standardiser standardiser) {
        int width = standardiser.means().length;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("network")
                .addInput(matrix(INPUT, width))
                .addOutput(matrix(OUTPUT, 1))
                .addInitializer(tensor("mean", standardiser.means(), width))
                .addInitializer(tensor("deviation", standardiser.deviations(), width))
                .addNode(node("Sub", "centred", INPUT, "mean"))
                .addNode(node("Div", "layer0", "centred", "deviation"));
        int layers = network.getnLayers();
        for (int layer = 0; layer < layers; layer++) {
            INDArray weights = network.getLayer(layer).getParam("W");
            graph.addInitializer(tensor(
                    "W" + layer, weights.dup('c').data().asFloat(), (int) weights.rows(), (int) weights.columns()));
            INDArray bias = network.getLayer(layer).getParam("b");
            graph.addInitializer(tensor("b" + layer, bias.dup('c').data().asFloat(), (int) bias.length()));
            graph.addNode(gemm("sum" + layer, "layer" + layer, "W" + layer, "b" + layer));
            boolean last = layer == layers - 1;
            graph.addNode(node(last ? "Sigmoid" : "Relu", last ? OUTPUT : "layer" + (layer + 1), "sum" + layer));
        }
        return graph.build();
    }

    private static NodeProto gemm(String output, String... inputs) {
        return node("Gemm", output, inputs).toBuilder()
                .addAttribute(attribute("alpha"))
                .addAttribute(attribute("beta"))
                .build();
    }

    private static AttributeProto attribute(String name) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(1)
                .build();
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(operator + "_" + output)
                .setOpType(operator)
                .addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        return node.build();
    }

    private static TensorProto tensor(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes.array()));
        for (int size : shape) {
            tensor.addDims(size);
        }
        return tensor.build();
    }

    private static ValueInfoProto matrix(String name, int columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
