package dev.chainon.serving.tensor;

import dev.chainon.serving.http.Refusal;
import java.util.Arrays;

/**
 * The elements of one tensor, turned into FP32 numbers one after another, without boxing.
 *
 * <p>Whole numbers must be exact in FP32; FP64 numbers and decimal texts are rounded to the nearest FP32 number, as those of JSON are; what is not
 * finite or not within the datatype is refused.
 */
public final class Numbers {

    /** Bits of FP32's significand. */
    private static final int EXACT_BITS = 24;

    private static final int LONGEST_TEXT = 64;
    private static final float GREATEST_HALF = 65_504;

    private final String place;
    private final Datatype datatype;
    private final int limit;
    private float[] values;
    private int count;

    /**
     * @param place what to call these elements in a refusal, for instance {@code inputs[0].data}
     * @param expected how many are expected: room is made for so many
     * @param limit most that are accepted
     */
    public Numbers(String place, Datatype datatype, long expected, int limit) {
        this.place = place;
        this.datatype = datatype;
        this.limit = limit;
        this.values = new float[(int) Math.max(1, Math.min(expected, limit))];
    }

    String place() {
        return place;
    }

    public Datatype datatype() {
        return datatype;
    }

    public int count() {
        return count;
    }

    float[] values() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    float value(int index) {
        return values[index];
    }

    /** A number of FP16, FP32 or FP64 that is FP32 already. */
    public void real(float value) {
        if (!Float.isFinite(value)) {
            throw refused("does not fit into FP32, or is no finite number");
        }
        if (datatype == Datatype.FP16 && Math.abs(value) > GREATEST_HALF) {
            throw refused("does not fit into FP16");
        }
        add(value);
    }

    /** An element of a signed or unsigned datatype up to 63 bits. */
    public void whole(long value) {
        if (datatype == Datatype.UINT64 ? value < 0 : !datatype.holds(value)) {
            throw refused("is " + value + ", which does not fit into " + datatype);
        }
        exact(value, Math.abs(value), value);
    }

    /** An element of UINT64, by its 64 bits. */
    public void unsigned(long bits) {
        // Half of it is a number that a long can say; the lowest bit plays no part in a number so large, or it is not
        // exact.
        float value = bits >= 0 ? bits : (float) (bits >>> 1 | bits & 1) * 2;
        exact(value, bits, bits);
    }

    private void exact(float value, long magnitude, long said) {
        int significant =
                Long.SIZE - Long.numberOfLeadingZeros(magnitude) - Long.numberOfTrailingZeros(magnitude | 1L << 63);
        if (significant > EXACT_BITS) {
            throw refused("is " + (datatype == Datatype.UINT64 ? Long.toUnsignedString(said) : Long.toString(said))
                    + ", which FP32, the datatype of the model, cannot hold without loss");
        }
        add(value);
    }

    public void truth(boolean value) {
        add(value ? 1 : 0);
    }

    /** An element of BYTES: a decimal number as text. */
    public void text(String text) {
        if (text.length() > LONGEST_TEXT || !decimal(text)) {
            throw refused("must be a decimal number as text: the model takes numbers, not words");
        }
        try {
            real(Float.parseFloat(text));
        } catch (NumberFormatException e) {
            throw refused("must be a decimal number as text: the model takes numbers, not words");
        }
    }

    /** Java would also read hexadecimal numbers, NaN and suffixes. */
    private static boolean decimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    }

    /** The refusal of the element that would come next. */
    public Refusal refused(String why) {
        return new Refusal(400, place + "[" + count + "] " + why);
    }

    private void add(float value) {
        if (count == limit) {
            throw new Refusal(400, place + " has more than " + limit + " numbers, the most one request may hold");
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.min(limit, 2 * count));
        }
        values[count++] = value;
    }
}
