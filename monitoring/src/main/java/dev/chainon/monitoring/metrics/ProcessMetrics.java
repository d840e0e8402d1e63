package dev.chainon.monitoring.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.chainon.core.process.Telemetry;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** Processor, memory and JVM figures of this process, under the names that Prometheus's own clients use. */
public final class ProcessMetrics {

    private ProcessMetrics() {}

    public static void register(Telemetry telemetry) {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        telemetry.gauge("process_start_time_seconds", () -> started / 1000.0);
        telemetry.gauge(
                "process_resident_memory_bytes", () -> ProcessMemory.own().residentBytes());
        telemetry.gauge(
                "process_proportional_memory_bytes", () -> ProcessMemory.own().proportionalBytes());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            telemetry.gauge("process_cpu_seconds", () -> system.getProcessCpuTime() / 1e9);
            telemetry.gauge("process_cpu_usage_ratio", system::getProcessCpuLoad);
            telemetry.gauge("system_cpu_usage_ratio", system::getCpuLoad);
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            telemetry.gauge("process_open_fds", unix::getOpenFileDescriptorCount);
            telemetry.gauge("process_max_fds", unix::getMaxFileDescriptorCount);
        }
        jvm(telemetry);
    }

    private static void jvm(Telemetry telemetry) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        telemetry.gauge(
                "jvm_memory_used_bytes", () -> memory.getHeapMemoryUsage().getUsed(), "area", "heap");
        telemetry.gauge(
                "jvm_memory_max_bytes", () -> memory.getHeapMemoryUsage().getMax(), "area", "heap");
        telemetry.gauge(
                "jvm_memory_used_bytes", () -> memory.getNonHeapMemoryUsage().getUsed(), "area", "nonheap");
        telemetry.gauge("jvm_threads_current", ManagementFactory.getThreadMXBean()::getThreadCount);
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            telemetry.gauge("jvm_gc_collection_seconds_sum", () -> gc.getCollectionTime() / 1000.0, "gc", gc.getName());
            telemetry.gauge("jvm_gc_collection_seconds_count", gc::getCollectionCount, "gc", gc.getName());
        }
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            telemetry.gauge("jvm_buffer_pool_used_bytes", pool::getMemoryUsed, "pool", pool.getName());
        }
    }
}
