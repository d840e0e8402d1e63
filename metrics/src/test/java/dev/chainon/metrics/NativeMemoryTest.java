package dev.chainon.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chainon.metrics.NativeMemory.Pool;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAK = 64 * MEGABYTE;

    /** Other threads of the tests' process take and give back some, too. */
    private static final long SLACK = 12 * MEGABYTE;

    /** 300 MB may be used, 40 MB were: only those can be in memory. */
    @Test
    void aHeapThatIsCommittedAndWasNeverUsed_hidesNoLeak() {
        List<Pool> pools = List.of(new Pool(300 * MEGABYTE, 40 * MEGABYTE), new Pool(10 * MEGABYTE, 9 * MEGABYTE));

        assertThat(NativeMemory.bytes(120 * MEGABYTE, pools)).isEqualTo(71 * MEGABYTE);
    }

    @Test
    void aHeapThatWasMadeSmaller_hasGivenItsPeakBack() {
        assertThat(NativeMemory.bytes(120 * MEGABYTE, List.of(new Pool(50 * MEGABYTE, 90 * MEGABYTE))))
                .isEqualTo(70 * MEGABYTE);
    }

    @Test
    void isNothing_whereTheSystemDoesNotTell() {
        assertThat(NativeMemory.bytes(0, List.of(new Pool(5, 5)))).isZero();
    }

    /** The leak of a library in C, as the JVM sees one: memory of the allocator that no pool knows of. */
    @Test
    void aRealLeakShowsInFull_andEndsWithIt() throws ReflectiveOperationException {
        assumeThat(ProcessMemory.own().anonymousBytes()).as("this system tells").isPositive();
        Allocator allocator = Allocator.ofTheJvm();

        long before = NativeMemory.bytes();
        Object address = allocator.call("allocateMemory", LEAK);
        try {
            allocator.call("setMemory", address, LEAK, (byte) 1);
            assertThat(NativeMemory.bytes() - before).isBetween(LEAK - SLACK, LEAK + SLACK);
        } finally {
            allocator.call("freeMemory", address);
        }
        assertThat(NativeMemory.bytes() - before).isBetween(-SLACK, SLACK);
    }

    /** {@code malloc}, by reflection: its class is no API that a compiler lets pass in silence. */
    private record Allocator(Object unsafe) {

        static Allocator ofTheJvm() throws ReflectiveOperationException {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return new Allocator(field.get(null));
        }

        Object call(String name, Object... arguments) throws ReflectiveOperationException {
            Class<?>[] types = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Byte ? byte.class : long.class)
                    .toArray(Class<?>[]::new);
            return Optional.ofNullable(unsafe.getClass().getMethod(name, types).invoke(unsafe, arguments))
                    .orElse(0L);
        }
    }

    /** A buffer outside the heap is native memory, whoever asked for it; an array on the heap is none. */
    @Test
    void aDirectBufferShows_anArrayDoesNot() {
        assumeThat(ProcessMemory.own().anonymousBytes()).as("this system tells").isPositive();
        long before = NativeMemory.bytes();

        byte[] heap = new byte[(int) LEAK];
        Arrays.fill(heap, (byte) 1);
        assertThat(NativeMemory.bytes() - before)
                .as(heap.length + " bytes of heap")
                .isBetween(-SLACK, SLACK);

        ByteBuffer direct = ByteBuffer.allocateDirect((int) LEAK);
        assertThat(NativeMemory.bytes() - before)
                .as(direct.capacity() + " bytes outside it")
                .isBetween(LEAK - SLACK, LEAK + SLACK);
    }
}
