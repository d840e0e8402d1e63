package dev.chainon.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;

/**
 * Memory of this process outside the heap, the metaspace and compiled code: buffers that Java asked for, libraries in C, stacks, the allocator's own. It grows where any of them leaks.
 *
 * <p>It is the resident anonymous memory less what the JVM's own pools have touched of theirs. A pool has touched its peak, or all of it when it was made smaller since; what it has
 * committed and never used holds no memory, and to subtract it would hide a leak of that size. Mapped files are no anonymous memory.
 */
final class NativeMemory {

    /** Its room is counted within the metaspace already. */
    private static final String COUNTED_TWICE = "Compressed Class Space";

    private NativeMemory() {}

    /**
     * What a pool of the JVM takes.
     *
     * @param committedBytes it may use now
     * @param peakBytes it ever used
     */
    record Pool(long committedBytes, long peakBytes) {
        long touchedBytes() {
            return Math.min(committedBytes, peakBytes);
        }
    }

    /** 0 where the system does not tell. */
    static long bytes() {
        List<Pool> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.isValid() && !pool.getName().equals(COUNTED_TWICE))
                .map(NativeMemory::pool)
                .toList();
        return bytes(ProcessMemory.own().anonymousBytes(), pools);
    }

    private static Pool pool(MemoryPoolMXBean pool) {
        return new Pool(pool.getUsage().getCommitted(), pool.getPeakUsage().getUsed());
    }

    static long bytes(long anonymous, List<Pool> pools) {
        return Math.max(
                0, anonymous - pools.stream().mapToLong(Pool::touchedBytes).sum());
    }
}
