package dev.chainon.apps.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;

/**
 * What a process is made of.
 *
 * @param threads that live
 * @param descriptors that are open; -1 where the system does not tell
 * @param heapBytes in use after a collection
 * @param directBytes of Netty outside the heap
 */
public record Footprint(int threads, long descriptors, long heapBytes, long directBytes) {

    /** Of this process, after a collection of what nobody uses. */
    public static Footprint now() {
        System.gc();
        long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                descriptors,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                PlatformDependent.usedDirectMemory());
    }
}
