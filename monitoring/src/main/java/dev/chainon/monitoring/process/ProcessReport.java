package dev.chainon.monitoring.process;

import java.util.Objects;

/**
 * What is known of one process.
 *
 * @param address its HTTP address; empty if it has none
 * @param alive whether it runs: its PID lives, or it answers
 * @param answers whether its health address answers
 * @param ready whether it says that it is ready
 * @param detail the missing step or the failure; may be empty
 * @param memoryBytes proportional set size with its children; 0 when unknown
 */
public record ProcessReport(
        String name, String address, boolean alive, boolean answers, boolean ready, String detail, long memoryBytes) {
    public ProcessReport {
        Objects.requireNonNull(name);
        Objects.requireNonNull(address);
        Objects.requireNonNull(detail);
    }
}
