package dev.chainon.apps.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process is made of.
 *
 * @param threads that live
 * @param descriptors that are open; -1 where the system does not tell
 * @param heapBytes in use after a collection
 * @param directBytes of buffers outside the heap
 */
public record Footprint(int threads, long descriptors, long heapBytes, long directBytes) {

    /** Of this process, after a collection of what nobody uses. */
    public static Footprint now() {
        ManagementFactory.getMemoryMXBean().gc();
        long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                descriptors,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                direct());
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
