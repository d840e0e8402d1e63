package dev.chainon.core.fault;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What can be broken on purpose: each with the measure that moves, and the alert that has to fire. */
public enum Fault {
    DEADLOCK("deadlock", "jvm_threads_deadlocked", "Deadlock", "Two threads of a replica wait for each other."),
    STARVATION(
            "starvation",
            "chainon_process_threads_waiting",
            "Starvation",
            "Busy threads of a replica take the cores from its event loops."),
    SLOW_REPLICA(
            "slow-replica",
            "chainon_process_answer_seconds",
            "ReplicaSlow",
            "Each request to a replica waits before it is looked at."),
    BLOCKED_LOOP(
            "blocked-loop",
            "chainon_event_loop_delay_seconds",
            "EventLoopBlocked",
            "Work that waits holds an event loop of a replica."),
    BUSY_POOL(
            "busy-pool",
            "chainon_pool_waiting_threads",
            "PoolSaturated",
            "All connections of a replica to the runtime database are held."),
    DEAD_REPLICA("dead-replica", "up", "ProcessDown", "A replica is killed, and stays down."),
    DEAD_BROKER(
            "dead-broker", "chainon_broker_silent_seconds", "BrokerSilent", "The broker is killed, and stays down."),
    LOST_DATABASE(
            "lost-database",
            "chainon_projector_refused",
            "DatabaseLost",
            "The runtime database lets no process in any more."),
    CONSUMER_LAG(
            "consumer-lag",
            "chainon_projector_lag_records",
            "ProjectorStalled",
            "The projector reads no more predictions of the log."),
    MEMORY_LEAK(
            "memory-leak",
            "chainon_process_native_memory_bytes",
            "NativeMemoryOver",
            "A replica takes native memory and gives none back."),
    DIRTY_DATA(
            "dirty-data",
            "chainon_stream_quarantined_total",
            "QuarantineHigh",
            "The source sends a spoilt copy before each record."),
    FEATURE_SKEW(
            "feature-skew",
            "chainon_replicas_disagree_total",
            "ReplicasDisagree",
            "A replica gives one wrong input to the model."),
    DRIFT(
            "drift",
            "chainon_recent_positive_share",
            "OutcomesShifted",
            "What the source reports changes: from now on every outcome is worse than before."),
    FULL_DISK("full-disk", "chainon_scratch_used_ratio", "ScratchFull", "A file fills the quota of temporary files.");

    private final String id;
    private final String measure;
    private final String alert;
    private final String sentence;

    Fault(String id, String measure, String alert, String sentence) {
        this.id = id;
        this.measure = measure;
        this.alert = alert;
        this.sentence = sentence;
    }

    /** As a person types it. */
    public String id() {
        return id;
    }

    /** Name of the measure, in the words of Prometheus, that moves while it is on. */
    public String measure() {
        return measure;
    }

    /** Name of the alert that has to fire. */
    public String alert() {
        return alert;
    }

    /** What is broken, in one sentence. */
    public String sentence() {
        return sentence;
    }

    public static Optional<Fault> of(String id) {
        Objects.requireNonNull(id);
        return Arrays.stream(values()).filter(fault -> fault.id.equals(id)).findFirst();
    }
}
