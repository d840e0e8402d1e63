package dev.chainon.metrics;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Memory that this process took past what the JVM counts itself: libraries in C, stacks, the allocator's own. It grows where such a library leaks. */
final class NativeMemory {

    private NativeMemory() {}

    /** Resident memory less what the JVM has committed to heap and pools and less direct buffers; 0 where the system does not tell. */
    static long bytes() {
        long resident = ProcessMemory.own().residentBytes();
        long committed = ManagementFactory.getMemoryMXBean()
                        .getHeapMemoryUsage()
                        .getCommitted()
                + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return Math.max(0, resident - committed - direct);
    }
}
