package dev.chainon.monitoring.hardware;

/** The sensors that are asked for, whether a machine has them or not. */
public enum Sensor {
    /** Share of all cores' time that was spent, since the reading before; 0 to 1. */
    CPU_LOAD("cpu.load", "chainon_hardware_cpu_load_ratio", Unit.RATIO),
    /** Tasks that run or wait to run, averaged over a minute, for each core. */
    CPU_QUEUE("cpu.queue", "chainon_hardware_cpu_queue_per_core", Unit.NUMBER),
    /** Share of the last ten seconds in which some task waited for a core (Linux, pressure stall information); 0 to 1. */
    CPU_PRESSURE("cpu.pressure", "chainon_hardware_cpu_pressure_ratio", Unit.RATIO),
    /** Of the processor's package. */
    CPU_TEMPERATURE("cpu.temperature", "chainon_hardware_cpu_temperature_celsius", Unit.CELSIUS),
    /** Frequency of the fastest core over the highest it can have; 0 to 1. */
    CPU_FREQUENCY("cpu.frequency", "chainon_hardware_cpu_frequency_ratio", Unit.RATIO),
    /** Times that a core was slowed down for its heat, since the machine started, all cores (Linux on Intel). */
    CPU_THROTTLED("cpu.throttled", "chainon_hardware_cpu_throttled_times", Unit.NUMBER),
    /** Memory that programs can have without swapping, of all; 0 to 1. */
    MEMORY_AVAILABLE("memory.available", "chainon_hardware_memory_available_ratio", Unit.RATIO),
    /** Share of the last ten seconds in which some task waited for memory (Linux); 0 to 1. */
    MEMORY_PRESSURE("memory.pressure", "chainon_hardware_memory_pressure_ratio", Unit.RATIO),
    /** Used swap, of all; 0 to 1. */
    SWAP_USED("swap.used", "chainon_hardware_swap_used_ratio", Unit.RATIO),
    /** Room for files of this program on the disk with the state folder. */
    DISK_FREE("disk.free", "chainon_hardware_disk_free_bytes", Unit.BYTES),
    /** Share of the last ten seconds in which some task waited for a disk (Linux); 0 to 1. */
    DISK_PRESSURE("disk.pressure", "chainon_hardware_disk_pressure_ratio", Unit.RATIO),
    /** Of the hottest GPU. */
    GPU_TEMPERATURE("gpu.temperature", "chainon_hardware_gpu_temperature_celsius", Unit.CELSIUS),
    /** Share of the time in which the busiest GPU computed; 0 to 1. */
    GPU_LOAD("gpu.load", "chainon_hardware_gpu_load_ratio", Unit.RATIO),
    /** Used memory of the fullest GPU, of all it has; 0 to 1. */
    GPU_MEMORY("gpu.memory", "chainon_hardware_gpu_memory_used_ratio", Unit.RATIO),
    /** GPUs that are slowed down for their heat or their power now. */
    GPU_THROTTLED("gpu.throttled", "chainon_hardware_gpu_throttled_count", Unit.NUMBER);

    /** In what a sensor measures. */
    public enum Unit {
        RATIO,
        NUMBER,
        CELSIUS,
        BYTES
    }

    private final String id;
    private final String measure;
    private final Unit unit;

    Sensor(String id, String measure, Unit unit) {
        this.id = id;
        this.measure = measure;
        this.unit = unit;
    }

    /** Its stable identifier, such as {@code cpu.load}; the figure is called {@code hardware.} and this. */
    public String id() {
        return id;
    }

    /** Its name in Prometheus text. */
    public String measure() {
        return measure;
    }

    public Unit unit() {
        return unit;
    }
}
