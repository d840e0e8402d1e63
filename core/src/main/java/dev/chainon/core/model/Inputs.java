package dev.chainon.core.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What a model was given for one instance: 32-bit floats in the order of its features. Immutable; equal where every bit is. */
public final class Inputs {

    /** Those of an instance of which they are not kept. */
    public static final Inputs NONE = new Inputs(new float[0]);

    private final float[] values;

    private Inputs(float[] values) {
        this.values = values;
    }

    public static Inputs of(float... values) {
        return values.length == 0 ? NONE : new Inputs(values.clone());
    }

    /**
     * Those that {@link #bytes} gave.
     *
     * @throws IllegalArgumentException if the bytes are not whole floats
     */
    public static Inputs of(byte[] bytes) {
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no whole number of 32-bit floats");
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return of(values);
    }

    /** Four bytes a value, little-endian. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    public boolean known() {
        return values.length > 0;
    }

    public int size() {
        return values.length;
    }

    public float value(int feature) {
        return values[feature];
    }

    /** A copy. */
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Inputs inputs && Arrays.equals(values, inputs.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " inputs";
    }
}
