package dev.chainon.ingestion.features;

import dev.chainon.core.features.DayDelta;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * A day's counts in a quarter of their memory, so that years of days fit beside the work: the distance from cell to cell and the two counts, each as a
 * number of seven bits a byte, least first (the varint of Protocol Buffers).
 */
public final class PackedDelta implements Serializable {

    private final int day;
    private final int cells;
    private final byte[] bytes;

    private PackedDelta(int day, int cells, byte[] bytes) {
        this.day = day;
        this.cells = cells;
        this.bytes = bytes;
    }

    public static PackedDelta of(DayDelta delta) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(5 * delta.cells().length);
        long before = 0;
        for (int i = 0; i < delta.cells().length; i++) {
            write(out, delta.cells()[i] - before);
            before = delta.cells()[i];
            write(out, delta.counts()[2 * i]);
            write(out, delta.counts()[2 * i + 1]);
        }
        return new PackedDelta(delta.day(), delta.cells().length, out.toByteArray());
    }

    public int day() {
        return day;
    }

    public DayDelta unpack() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long[] cell = new long[cells];
        int[] counts = new int[2 * cells];
        long before = 0;
        for (int i = 0; i < cells; i++) {
            before += read(in);
            cell[i] = before;
            counts[2 * i] = (int) read(in);
            counts[2 * i + 1] = (int) read(in);
        }
        return new DayDelta(day, cell, counts);
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long read(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
