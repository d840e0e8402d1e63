package dev.chainon.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tensors in binary form: element after element, least byte first; those of BYTES behind their length. */
final class Raw {

    private static final int HALF_BIAS = 15;

    private Raw() {}

    static byte[] of(Sample sample, TensorFacts tensor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < sample.elements(tensor); i++) {
            out.writeBytes(element(tensor.datatype(), sample.value(tensor, i)));
        }
        return out.toByteArray();
    }

    private static byte[] element(String datatype, double value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        switch (datatype) {
            case "BOOL", "INT8", "UINT8" -> bytes.put((byte) value);
            case "INT16", "UINT16" -> bytes.putShort((short) value);
            case "INT32", "UINT32" -> bytes.putInt((int) value);
            case "INT64", "UINT64" -> bytes.putLong((long) value);
            case "FP32" -> bytes.putFloat((float) value);
            case "FP64" -> bytes.putDouble(value);
            case "FP16" -> bytes.putShort(half((float) value));
            case "BF16" -> bytes.putShort((short) (Float.floatToIntBits((float) value) >>> Short.SIZE));
            default -> text(bytes, value);
        }
        byte[] element = new byte[bytes.position()];
        bytes.flip().get(element);
        return element;
    }

    private static void text(ByteBuffer bytes, double value) {
        byte[] text = Long.toString((long) value).getBytes(StandardCharsets.UTF_8);
        bytes.putInt(text.length).put(text);
    }

    /** Cut, not rounded: small positive numbers, which is what the samples are made of. */
    private static short half(float value) {
        int exponent = Math.getExponent(value) + HALF_BIAS;
        int fraction = Float.floatToIntBits(value) >> 13 & 0x3FF;
        return (short) (value == 0 || exponent < 1 ? 0 : exponent << 10 | fraction);
    }

    /** Elements of an output, as {@link Inference} gives them. */
    static List<Object> elements(TensorFacts tensor, byte[] raw) {
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        List<Object> elements = new ArrayList<>();
        while (bytes.hasRemaining()) {
            elements.add(element(tensor.datatype(), bytes));
        }
        return elements;
    }

    private static Object element(String datatype, ByteBuffer bytes) {
        return switch (datatype) {
            case "BOOL" -> bytes.get() == 1 ? "true" : "false";
            case "INT8" -> (double) bytes.get();
            case "UINT8" -> (double) Byte.toUnsignedInt(bytes.get());
            case "INT16" -> (double) bytes.getShort();
            case "UINT16" -> (double) Short.toUnsignedInt(bytes.getShort());
            case "INT32" -> (double) bytes.getInt();
            case "UINT32" -> (double) Integer.toUnsignedLong(bytes.getInt());
            case "INT64", "UINT64" -> (double) bytes.getLong();
            case "FP32" -> (double) bytes.getFloat();
            case "FP64" -> bytes.getDouble();
            case "BYTES" -> {
                byte[] text = new byte[bytes.getInt()];
                bytes.get(text);
                yield new String(text, StandardCharsets.UTF_8);
            }
            default -> throw new NotOffered("outputs of " + datatype + " in binary form are not read by this suite");
        };
    }
}
