package dev.chainon.serving.tensor;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The datatypes of the Open Inference Protocol v2. All of them are taken where they become FP32 numbers; {@link Numbers} says when they do not. */
public enum Datatype {
    BOOL(1, 0, 1),
    UINT8(1, 0, 0xFF),
    UINT16(2, 0, 0xFFFF),
    UINT32(4, 0, 0xFFFF_FFFFL),
    /** Its numbers travel as the 64 bits of a long; the bounds here are not used. */
    UINT64(8, 0, Long.MAX_VALUE),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
    FP16(2, 0, 0),
    FP32(4, 0, 0),
    FP64(8, 0, 0),
    BYTES(0, 0, 0);

    private static final Map<String, Datatype> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Datatype::name, d -> d));

    private final int size;
    private final long least;
    private final long greatest;

    Datatype(int size, long least, long greatest) {
        this.size = size;
        this.least = least;
        this.greatest = greatest;
    }

    /** The datatype of that name, which is written in capitals. */
    public static Optional<Datatype> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Bytes of one element in binary form; 0 for BYTES, whose elements have their own lengths. */
    public int size() {
        return size;
    }

    boolean holds(long value) {
        return value >= least && value <= greatest;
    }
}
