package dev.chainon.serving.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes tiny ONNX files for tests: output = sigmoid(input * weights + bias). The few messages of onnx.proto that this needs are encoded by hand, so
 * that serving needs no training library.
 */
public final class OnnxFile {

    private static final int FLOAT = 1;

    private final Message graph = new Message();

    private OnnxFile() {}

    /** A logistic regression with the same weight for each of {@code width} columns. */
    public static Path logistic(Path file, int width, float weight, float bias) {
        return logistic(file, "input", width, weight, bias);
    }

    public static Path logistic(Path file, String input, int width, float weight, float bias) {
        OnnxFile onnx = new OnnxFile();
        onnx.node("MatMul", input, "weights", "product");
        onnx.node("Add", "product", "bias", "logit");
        onnx.node("Sigmoid", "logit", "", "output");
        onnx.graph.text(2, "logistic");
        float[] weights = new float[width];
        java.util.Arrays.fill(weights, weight);
        onnx.tensor("weights", weights, width, 1);
        onnx.tensor("bias", new float[] {bias}, 1);
        onnx.graph.message(11, value(input, width));
        onnx.graph.message(12, value("output", 1));
        return onnx.write(file);
    }

    /** What such a network answers. */
    public static float expected(float sum, float weight, float bias) {
        return (float) (1 / (1 + Math.exp(-(sum * weight + bias))));
    }

    private void node(String operator, String left, String right, String output) {
        Message node = new Message().text(1, left);
        if (!right.isEmpty()) {
            node.text(1, right);
        }
        graph.message(1, node.text(2, output).text(3, output + "-node").text(4, operator));
    }

    private void tensor(String name, float[] values, int... shape) {
        Message tensor = new Message();
        for (int size : shape) {
            tensor.number(1, size);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
    }

    private static Message value(String name, int columns) {
        Message shape =
                new Message().message(1, new Message().text(2, "N")).message(1, new Message().number(1, columns));
        return new Message()
                .text(1, name)
                .message(
                        2,
                        new Message().message(1, new Message().number(1, FLOAT).message(2, shape)));
    }

    private Path write(Path file) {
        Message opset = new Message().text(1, "").number(2, 17);
        Message model = new Message()
                .number(1, 8)
                .text(2, "chainon-test")
                .message(7, graph)
                .message(8, opset);
        try {
            return Files.write(file, model.out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One protobuf message: fields of wire type 0 (varint) and 2 (length-delimited). */
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
