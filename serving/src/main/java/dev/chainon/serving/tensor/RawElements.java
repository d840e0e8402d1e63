package dev.chainon.serving.tensor;

import dev.chainon.serving.http.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Elements in binary form: one after another, least byte first; those of BYTES each behind their length in four bytes. */
public final class RawElements {

    private static final int SIGN = 0x8000;
    private static final int EXPONENT = 0x1F;
    private static final int FRACTION = 0x3FF;
    private static final int FRACTION_BITS = 10;

    private RawElements() {}

    /**
     * Reads all of a buffer into a tensor.
     *
     * @throws Refusal if the bytes are not whole elements, or one of them is refused by {@link Numbers}
     */
    public static void read(ByteBuffer bytes, Numbers into) {
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        int size = into.datatype().size();
        if (size > 0 && in.remaining() % size != 0) {
            throw new Refusal(
                    400,
                    into.place() + " has " + in.remaining() + " bytes, which are no whole elements of "
                            + into.datatype() + " at " + size + " bytes each");
        }
        while (in.hasRemaining()) {
            element(in, into);
        }
    }

    private static void element(ByteBuffer in, Numbers into) {
        switch (into.datatype()) {
            case FP32 -> into.real(in.getFloat());
            case FP64 -> into.real((float) in.getDouble());
            case FP16 -> into.real(half(in.getShort()));
            case INT8 -> into.whole(in.get());
            case INT16 -> into.whole(in.getShort());
            case INT32 -> into.whole(in.getInt());
            case INT64 -> into.whole(in.getLong());
            case UINT8 -> into.whole(Byte.toUnsignedLong(in.get()));
            case UINT16 -> into.whole(Short.toUnsignedLong(in.getShort()));
            case UINT32 -> into.whole(Integer.toUnsignedLong(in.getInt()));
            case UINT64 -> into.unsigned(in.getLong());
            case BOOL -> truth(in.get(), into);
            case BYTES -> text(in, into);
        }
    }

    private static void truth(byte value, Numbers into) {
        if (value != 0 && value != 1) {
            throw into.refused("must be the byte 0 or 1 as a BOOL, not " + value);
        }
        into.truth(value == 1);
    }

    private static void text(ByteBuffer in, Numbers into) {
        if (in.remaining() < Integer.BYTES) {
            throw into.refused("ends within the four bytes of its length");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw into.refused("says that it has " + Integer.toUnsignedString(length) + " bytes, but " + in.remaining()
                    + " are left");
        }
        byte[] text = new byte[length];
        in.get(text);
        into.text(new String(text, StandardCharsets.ISO_8859_1));
    }

    /** IEEE 754 binary16, exact: every half is a float. */
    static float half(short bits) {
        int exponent = bits >>> FRACTION_BITS & EXPONENT;
        int fraction = bits & FRACTION;
        float size;
        if (exponent == EXPONENT) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            int significand = exponent == 0 ? fraction : fraction + FRACTION + 1;
            size = Math.scalb((float) significand, Math.max(exponent, 1) - 25);
        }
        return (bits & SIGN) == 0 ? size : -size;
    }
}
