package dev.chainon.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph that is being written: constants, then nodes in the order in which they compute. */
final class OnnxGraph {

    private final GraphProto.Builder graph;

    OnnxGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    GraphProto proto() {
        return graph.build();
    }

    /** A matrix of any number of rows that is given. */
    void input(String name, int columns) {
        graph.addInput(matrix(name, columns));
    }

    /** A matrix of as many rows that is asked for. */
    void output(String name, int columns) {
        graph.addOutput(matrix(name, columns));
    }

    /** A constant; without a shape it is a single number. */
    void add(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(tensor(name, bytes, shape).setDataType(TensorProto.DataType.FLOAT_VALUE));
    }

    /** A vector of indices. */
    void add(String name, int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(Arrays.stream(values).asLongStream().toArray());
        graph.addInitializer(tensor(name, bytes, values.length).setDataType(TensorProto.DataType.INT64_VALUE));
    }

    /** Adds a node; gives the name of its output. */
    String node(String operator, String output, List<String> inputs, Map<String, Long> attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(operator + "_" + output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output);
        attributes.forEach((name, value) -> node.addAttribute(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)));
        graph.addNode(node);
        return output;
    }

    private static TensorProto.Builder tensor(String name, ByteBuffer bytes, int... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setRawData(ByteString.copyFrom(bytes.array()));
        for (int size : shape) {
            tensor.addDims(size);
        }
        return tensor;
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
